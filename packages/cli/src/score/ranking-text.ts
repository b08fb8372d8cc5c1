import { padded, textWidth, visible } from '@rubric-lang/diagnostics';
import { quotaRoom } from '@rubric-lang/evaluator';
import type { Facts, Grade, Rubric, ScoreSheet } from '@rubric-lang/model';
import type { Language } from '../language.ts';
import { scoreText, shortened } from './sheet-text.ts';

interface Ranked {
  readonly facts: Facts;
  readonly sheet: ScoreSheet;
}

/**
 * Many subjects as a table: group where there are any, place, name, total, grade, and the outermost sections; groups in
 * the rubric's order, each from its first place on. Then what the quotas of grades came to.
 */
export function rankingLines(rubric: Rubric, subjects: readonly Ranked[], language: Language): readonly string[] {
  const zh = language === 'zh';
  const groups = [...new Set([...rubric.groups, ...subjects.map(({ facts }) => facts.group ?? '')])].filter((group) =>
    subjects.some(({ facts }) => (facts.group ?? '') === group),
  );
  const isGrouped = groups.some((group) => group !== '');
  const last = subjects.length + 1;
  const ordered = groups.flatMap((group) =>
    subjects
      .filter(({ facts }) => (facts.group ?? '') === group)
      .sort((a, b) => (a.sheet.rank ?? last) - (b.sheet.rank ?? last)),
  );
  const outer = rubric.sections.filter((node) => node.kind === 'section');
  const heads = [
    ...(isGrouped ? [zh ? '分组' : 'group'] : []),
    zh ? '名次' : 'place',
    zh ? '考评对象' : 'subject',
    zh ? '总分' : 'total',
    ...(rubric.grades.length > 0 ? [zh ? '等次' : 'grade'] : []),
    ...outer.map(({ title }) => shortened(title, 12)),
  ];
  const rows = ordered.map(({ facts, sheet }) => {
    const sections = new Map(sheet.sections.map(({ section, score, state }) => [section, { score, state }]));
    return [
      ...(isGrouped ? [visible(facts.group ?? '')] : []),
      sheet.rank === null ? '' : String(sheet.rank),
      visible(sheet.subject ?? ''),
      scoreText(sheet.total),
      ...(rubric.grades.length > 0
        ? [visible(sheet.grade ?? (sheet.disqualified ? (zh ? '取消资格' : 'out') : ''))]
        : []),
      ...outer.map(({ key }) => {
        const section = sections.get(key);
        if (!section) return '';
        return section.state === 'not-applicable' ? (zh ? '空项' : 'n/a') : scoreText(section.score);
      }),
    ];
  });
  const widths = heads.map((head, column) =>
    Math.max(textWidth(head), ...rows.map((row) => textWidth(row[column] ?? ''))),
  );
  const table = [heads, ...rows].map((row) =>
    row
      .map((cell, column) => padded(cell, widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  const sizes = groups.map(
    (group) => [group, subjects.filter(({ facts }) => (facts.group ?? '') === group).length] as const,
  );
  return [...table, ...rubric.grades.flatMap((grade) => quotaLine(grade, sizes, zh))];
}

/** How many places a grade of limited number has, group by group. */
function quotaLine(
  grade: Grade,
  sizes: readonly (readonly [group: string, subjects: number])[],
  zh: boolean,
): readonly string[] {
  const { quota } = grade;
  if (!quota) return [];
  const most = quota.kind === 'share' ? `${quota.percent}%` : zh ? `${quota.most}个` : String(quota.most);
  const rooms = sizes.map(([group, subjects]) => {
    const name = group === '' ? '' : visible(group);
    const room = quotaRoom(grade, subjects);
    return zh ? `${name}${subjects}个单位有${room}个名额` : `${name === '' ? '' : `${name}: `}${room} of ${subjects}`;
  });
  return [
    zh
      ? `“${visible(grade.name)}”不超过${most}：${rooms.join('，')}。`
      : `“${visible(grade.name)}” takes at most ${most}: ${rooms.join('; ')}.`,
  ];
}

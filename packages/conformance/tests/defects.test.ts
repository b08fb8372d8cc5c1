import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { checks, checkVariants, compile, discretionAccounts } from '@rubric-lang/compiler';
import { positionAt, type Diagnostic } from '@rubric-lang/diagnostics';

const root = new URL('../../../', import.meta.url);
const page = readFileSync(new URL('docs/defects.md', root), 'utf8');
const codes = new Set(checks.map(({ code }) => code));

const slugs = [
  'sansong-2012',
  'chuxiong-2017',
  'community-checklist',
  'prefecture-method',
  'huangzhou-notice',
  'fuchun-routine',
  'fuchun-community',
  'yintai-towns',
  'yintai-sanlidong',
];

function compiled(slug: string) {
  const text = readFileSync(new URL(`rubrics/${slug}/${slug}.rubric`, root), 'utf8');
  const compilation = compile(`${slug}.rubric`, (path) => (path === `${slug}.rubric` ? text : undefined));
  const { draft, diagnostics, tree } = compilation;
  return {
    compilation,
    draft,
    text,
    reports: diagnostics.filter(({ code }) => codes.has(code)),
    line: (it: Diagnostic) => positionAt(tree.source, it.span.start).line,
  };
}

const files = new Map(slugs.map((slug) => [slug, compiled(slug)]));

/** A row of a table of the page, cells without their spaces and code marks. */
function rows(start: string): readonly (readonly string[])[] {
  return page
    .split('\n')
    .filter((line) => line.startsWith(start))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
}

/** Where each defect is reported: file, words at the place (or '' for anywhere), and numbers that the message must show. */
const found: Readonly<Record<string, readonly (readonly [slug: string, words: string, shown: string])[]>> = {
  'D-1': [['sansong-2012', '考评总分', '120分，不是100分']],
  'D-2': [['sansong-2012', '将《赣州市农村中学生', '1分']],
  'D-4': [['yintai-sanlidong', '（10分）', '最多8分（5+3=8），本项是10分，有2分']],
  'D-5': [['yintai-sanlidong', '（10分）', '最多8分（4+2+2=8），本项是10分，有2分']],
  'D-6': [
    ['yintai-towns', '深入开展深化', '3—5分'],
    ['yintai-sanlidong', '深入开展深化', '3—5分'],
  ],
  'D-7': [['fuchun-community', '扣完为止', '另有9项']],
  'D-8': [['fuchun-community', '扣完为止', '另有9项']],
  'D-9': [['fuchun-community', '倒扣5分', '0分还是-5分']],
  'D-10': [['sansong-2012', '（1分）', '只有0.5分，本项是1分']],
  'D-11': [['sansong-2012', '（2分）', '只有1.5分（0.5×3），本项是2分']],
  'D-12': [['sansong-2012', '比标准低50%', '少扣0.5分']],
  'D-14': [
    ['prefecture-method', '', '大于90分、小于91分'],
    ['prefecture-method', '', '大于95分、小于96分'],
  ],
  'D-15': [['prefecture-method', '', '90分']],
  'D-16': [
    ['community-checklist', '2000-3000户', '正好2000户'],
    ['community-checklist', '2000-3000户', '正好3000户'],
  ],
  'D-17': [['sansong-2012', '48小时', '12×1×2＝24小时']],
  'D-18': [
    ['sansong-2012', '满意度测评低于80%', '80%'],
    ['sansong-2012', '应建而未建', '50%'],
    ['chuxiong-2017', '找到率低于99%', '99%'],
    ['fuchun-community', '学历在高中以下', '高中以下'],
    ['fuchun-community', '年龄在60岁', '60岁'],
    ['fuchun-community', '没有按1：1', '1：1'],
    ['fuchun-community', '党员比例低于50%', '50%'],
    ['fuchun-community', '少于2次', '2次'],
    ['fuchun-community', '三年未发展', '三年'],
  ],
  'D-19': [
    ['sansong-2012', '未足额落实党建工作经费', '100元、50%、3：1：1'],
    ['sansong-2012', '根据抽查情况', '90%'],
    ['sansong-2012', '学习时限', '2小时、全年48小时、90%'],
    ['chuxiong-2017', '材料不全', '100%'],
    ['chuxiong-2017', '材料不全', '每学期一次'],
    ['chuxiong-2017', '材料不全', '每学期4次'],
    ['chuxiong-2017', '材料不全', '每学期2则'],
  ],
  'D-20': [
    ['chuxiong-2017', '（2分）', '2分'],
    ['fuchun-community', '（2分）', '2分'],
    ['yintai-towns', '（8分）', '8分'],
    ['yintai-sanlidong', '（10分）', '10分'],
    ['fuchun-routine', '', '16项共100分'],
  ],
  'D-21': [['sansong-2012', '加分项目', '5条']],
  'D-22': [['chuxiong-2017', '按相关创建考核标准', '10分']],
  'D-23': [['chuxiong-2017', '年末考核视情况扣分', '1分']],
  'D-24': [['huangzhou-notice', '按比例计入', '按比例计入']],
  'D-25': [['prefecture-method', '百分制', '百分制']],
  'D-26': [
    ['sansong-2012', '每缺1个文件', '等系列制度文件'],
    ['fuchun-community', '工会、共青团', '等群团组织'],
  ],
  'D-27': [['sansong-2012', '每少制定1项制度', '制度']],
  'D-28': [
    ['sansong-2012', '成效不明显的酌情扣分', '0分到1分'],
    ['yintai-towns', '对于落实不够好', '0分到10分'],
  ],
  'D-29': [['sansong-2012', '（1分）', '从1分往下扣还是从0分往上加']],
  'D-30': [['yintai-towns', '', '8+8=16分']],
  'D-31': [
    ['yintai-towns', '否则，不得分', '得4分还是0分'],
    ['yintai-sanlidong', '否则，不得分', '得6分还是0分'],
  ],
  'D-32': [['fuchun-community', '（8分）', '8分（全表58分）']],
  'D-33': [['fuchun-community', '网格化管理', '3分']],
  'D-34': [['sansong-2012', '每缺1个领域', '0.5+0.5=1分']],
  'D-35': [
    ['sansong-2012', '群众满意度测评低于80%', '1+0.5=1.5分（本项1分）'],
    ['sansong-2012', '党员领导干部参与率低于90%', '1+0.5=1.5分（本项1分）'],
    ['sansong-2012', '面积未达到标准', '2+1=3分（本项2分）'],
    ['sansong-2012', '场所面积未达标', '2+0.5=2.5分（本项2分）'],
  ],
  'D-36': [
    ['sansong-2012', '社区没有办公用房', '全部2分'],
    ['fuchun-community', '没有党建工作计划', '全部3分'],
  ],
  'D-37': [['sansong-2012', '抽查2个站点', '抽查4个站点']],
  'D-38': [['fuchun-community', '每起或每人', '两种数法']],
  'D-39': [['community-checklist', '③', '缺“②”']],
};

const table = rows('| D-');

test('the page answers for every defect, and most of them have a check', () => {
  expect(table.map(([defect]) => defect)).toEqual(Array.from({ length: 40 }, (_, at) => `D-${String(at + 1)}`));
  for (const [defect = '', code = '', why = ''] of table) {
    expect(why.length, defect).toBeGreaterThan(10);
    expect(code === '–' || codes.has(code), `${defect} ${code}`).toBe(true);
  }
  expect(table.filter(([, code]) => code !== '–').length).toBeGreaterThanOrEqual(30);
  expect(Object.keys(found)).toEqual(table.flatMap(([defect = '', code]) => (code === '–' ? [] : [defect])));
});

describe.each(table.filter(([, code]) => code !== '–'))('%s by %s', (defect = '', code = '') => {
  test.each(found[defect] ?? [])('in %s at %s shows %s', (slug, words, shown) => {
    const file = files.get(slug)!;
    const here = file.reports.filter(
      (it) => it.code === code && file.text.slice(it.span.start, it.span.end).includes(words),
    );
    expect(
      here.flatMap(({ message, related }) => [message.zh, ...related.map((it) => it.message.zh)]).join('\n'),
    ).toContain(shown);
  });
});

test('every item of D-7 is named with its sum', () => {
  const report = files.get('fuchun-community')?.reports.find(({ code }) => code === 'uneven-cap');
  const sums = report?.related.map(({ message }) => /（([^）]*)）/.exec(message.zh)?.[1]);
  expect(sums).toEqual([
    '2+2=4',
    '1+3+2=6',
    '1×n+2×n',
    '1×12+2=14',
    '2+3+2+5=12',
    '1×n+2+2',
    '1×12+2+2+2=18',
    '2+2+0.5×4+2=8',
    '1×n',
  ]);
});

test('the two tables hold every report, and no other', () => {
  const written = slugs.flatMap((slug) =>
    rows(`| ${slug} |`).map(([file, code, count]) => `${file ?? ''} ${code ?? ''} ${count ?? ''}`),
  );
  const counts = new Map<string, number>();
  for (const [slug, { reports }] of files)
    for (const { code } of reports) counts.set(`${slug} ${code}`, (counts.get(`${slug} ${code}`) ?? 0) + 1);
  expect(written.toSorted()).toEqual([...counts].map(([key, count]) => `${key} ${String(count)}`).toSorted());
});

test.each([
  ['towns first', ['yintai-towns', 'yintai-sanlidong']],
  ['towns last', ['yintai-sanlidong', 'chuxiong-2017', 'yintai-towns']],
])('the variants of one table, side by side: %s', (_, order) => {
  const found = checkVariants(order.map((slug) => files.get(slug)!.compilation));
  const said = new Map(order.map((slug, at) => [slug, (found[at] ?? []).map(({ message }) => message.zh)]));
  // Whichever comes first: it is Sanlidong's points that were raised without the awards.
  const kept = (said.get('yintai-sanlidong') ?? []).filter((it) => it.includes('各条得分却一点没动'));
  expect(kept).toHaveLength(2);
  expect(kept.every((it) => /第\d+行是8分，这里是10分/u.test(it))).toBe(true);
  const rest = [...said.values()].flat().filter((it) => !kept.includes(it));
  expect(rest).toHaveLength(1);
  expect(rest[0]).toMatch(/从(?:8分.*变为10分.*从1\.5分变为1分|10分.*变为8分.*从1分变为1\.5分)/u);
});

test.each([
  // slug, judged and compared, external, without rule, touched by a judgement: 分 (section G of the list).
  ['chuxiong-2017', 78, 20, 2, 98],
  ['fuchun-routine', 0, 0, 100, 0],
  ['fuchun-community', 0, 0, 2, 0],
  ['yintai-towns', 10, 0, 8, 30],
  ['yintai-sanlidong', 7, 0, 10, 20],
  ['sansong-2012', 20.5, 0, 0, 29],
])('the account of discretion of %s', (slug, judged, external, withoutRule, touched) => {
  const { whole } = discretionAccounts(files.get(slug)!.draft);
  expect({
    judged: whole.judged + whole.compared,
    external: whole.external,
    withoutRule: whole.withoutRule,
    touched: whole.touched,
  }).toEqual({
    judged: judged * 1000,
    external: external * 1000,
    withoutRule: withoutRule * 1000,
    touched: touched * 1000,
  });
});

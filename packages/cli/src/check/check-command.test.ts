import { Ajv2020 } from 'ajv/dist/2020.js';
import { beforeAll, describe, expect, test } from 'vitest';
import { desk, soundsLikeAProgram } from '../fixtures/clerk.ts';
import type { Desk } from '../fixtures/clerk.ts';
import { dutyRubric, troubledRubric } from '../fixtures/duty-rubric.ts';
import type { CheckJson } from './check-json.ts';
import { checkSchema } from './check-schema.ts';

const validate = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true }).compile<CheckJson>(checkSchema);

// The part of the SARIF 2.1.0 schema (OASIS) that the report is made of; its objects are closed there as here.
const closed = (properties: Record<string, unknown>, required: readonly string[]) => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const message = closed({ text: { type: 'string', minLength: 1 } }, ['text']);
const place = { type: 'integer', minimum: 1 };
const region = closed({ startLine: place, startColumn: place, endLine: place, endColumn: place }, ['startLine']);
const artifactLocation = closed({ uri: { type: 'string', pattern: '^[!-~]+$' } }, ['uri']);
const physicalLocation = closed({ artifactLocation, region }, ['artifactLocation']);
const location = closed({ id: { type: 'integer', minimum: 0 }, message, physicalLocation }, ['physicalLocation']);
const replacement = closed({ deletedRegion: region, insertedContent: closed({ text: { type: 'string' } }, ['text']) }, [
  'deletedRegion',
]);
const change = closed({ artifactLocation, replacements: { type: 'array', minItems: 1, items: replacement } }, [
  'artifactLocation',
  'replacements',
]);
const result = closed(
  {
    ruleId: { type: 'string' },
    ruleIndex: { type: 'integer', minimum: 0 },
    level: { enum: ['none', 'note', 'warning', 'error'] },
    message,
    locations: { type: 'array', items: location },
    relatedLocations: { type: 'array', uniqueItems: true, items: location },
    fixes: {
      type: 'array',
      uniqueItems: true,
      items: closed({ description: message, artifactChanges: { type: 'array', minItems: 1, items: change } }, [
        'artifactChanges',
      ]),
    },
  },
  ['message'],
);
const driver = closed(
  {
    name: { type: 'string' },
    version: { type: 'string' },
    rules: {
      type: 'array',
      uniqueItems: true,
      items: closed({ id: { type: 'string' }, shortDescription: message }, ['id']),
    },
  },
  ['name'],
);
const validSarif = new Ajv2020({ strict: false, allErrors: true }).compile(
  closed(
    {
      $schema: { type: 'string' },
      version: { const: '2.1.0' },
      runs: {
        type: 'array',
        items: closed(
          {
            columnKind: { enum: ['utf16CodeUnits', 'unicodeCodePoints'] },
            tool: closed({ driver }, ['driver']),
            results: { type: 'array', items: result },
          },
          ['tool'],
        ),
      },
    },
    ['version', 'runs'],
  ),
);

let at: Desk;
beforeAll(async () => {
  at = desk();
  at.put('值班 表.rubric', dutyRubric);
  at.put('毛病.rubric', troubledRubric);
  await at.rubric('--version');
}, 120_000);

const jsonOf = (out: string): CheckJson => {
  const report: unknown = JSON.parse(out);
  expect(validate(report), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return report as CheckJson;
};

describe('on screen', () => {
  test('a sound rubric passes and says how far it has come', async () => {
    const { code, out, err } = await at.rubric('check', '值班 表.rubric');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/值班 表\.rubric：.*能打印、能算分，还没有定稿。\n$/);
  });

  test('a troubled one shows each trouble in the words of an office, exit code 1', async () => {
    const { code, out } = await at.rubric('check', '毛病.rubric');
    expect(code).toBe(1);
    expect(out).toMatch(/^(错误|疑问|警告|提示) 第\d+行：/m);
    expect(out).toContain('怎么改：');
    expect(out).toMatch(/\^\^/);
    expect(out).toMatch(/毛病\.rubric：.*还不能算分。\n$/);
    expect(soundsLikeAProgram(out), out).toBe(false);
    // What must be mended stands first.
    const order = [...out.matchAll(/^(错误|疑问|警告|提示) /gm)].map(([, word]) =>
      ['错误', '疑问', '警告', '提示'].indexOf(word ?? ''),
    );
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });

  test('English with --lang en', async () => {
    const { out } = await at.rubric('check', '毛病.rubric', '--lang', 'en');
    expect(out).toMatch(/^(error|question|warning|hint) line \d+: /m);
    expect(out).toContain('What to do: ');
    expect(out).not.toMatch(/怎么改|警告|提示/);
  });

  test('twenty messages at most, the rest counted by kind; --all shows all', async () => {
    const many = Array.from(
      { length: 40 },
      (_, index) => `${index + 1}、事项${index + 1}（5分）\n评分标准：办得不好的，酌情扣分。\n`,
    ).join('\n');
    at.put('许多.rubric', `评分表：许多\n\n${many}`);
    const short = await at.rubric('check', '许多.rubric');
    const shown = short.out.match(/^(错误|疑问|警告|提示) 第/gm)?.length ?? 0;
    expect(shown).toBe(20);
    const rest = Number(/还有 (\d+) 条没有列出：/.exec(short.out)?.[1]);
    const all = await at.rubric('check', '许多.rubric', '--all');
    expect(all.out.match(/^(错误|疑问|警告|提示) 第/gm)).toHaveLength(shown + rest);
    expect(all.out).not.toContain('没有列出');
  });

  test('folders and patterns, each file under its name', async () => {
    const { code, out } = await at.rubric('check', '.', '*.rubric');
    expect(code).toBe(1);
    for (const name of ['值班 表.rubric', '毛病.rubric']) expect(out.split(`${name}：`)).toHaveLength(2);
  });

  test('tables issued side by side are compared, on screen and for programs', async () => {
    const table = (whose: string, points: number) =>
      `评分表：防汛工作评分表\n适用于：${whose}\n\n1.物资储备（${points}分）\n评分标准：储备救生衣得4分；储备冲锋舟得4分。\n`;
    at.put('variants/山区.rubric', table('山区', 8));
    at.put('variants/平原.rubric', table('平原', 10));
    const { out } = await at.rubric('check', 'variants');
    expect(out).toContain('同一项在“山区”的表第4行是8分，这里是10分，各条得分却一点没动。');
    const [json, sarif] = await Promise.all([
      at.rubric('check', 'variants', '--json'),
      at.rubric('check', 'variants', '--sarif'),
    ]);
    const found = jsonOf(json.out).files.flatMap(({ path, diagnostics }) =>
      diagnostics.filter(({ code }) => code === 'variant-differs').map(() => path.replace(/.*[\\/]/u, '')),
    );
    expect(found).toEqual(['平原.rubric']);
    expect(sarif.out).toContain('variant-differs');
    const off = await at.rubric('check', 'variants', '--severity', '两版不一=不报');
    expect(off.out).not.toContain('同一项');
  });

  test('one cause gives one message', async () => {
    const { out } = await at.rubric('check', '毛病.rubric', '--all');
    const heads = out.match(/^(错误|疑问|警告|提示) 第\d+行：.*$/gm) ?? [];
    expect(new Set(heads).size).toBe(heads.length);
  });
});

describe('for programs', () => {
  test('--json is alone on stdout and keeps to its schema', async () => {
    for (const file of ['值班 表.rubric', '毛病.rubric']) {
      const { out, err } = await at.rubric('check', file, '--json');
      expect(err).toBe('');
      const report = jsonOf(out);
      expect(report.files.map(({ path }) => path)).toEqual([file]);
      for (const { span } of report.files[0]?.diagnostics ?? []) {
        expect(span.start).toBeLessThanOrEqual(span.end);
        const before = (file === '毛病.rubric' ? troubledRubric : dutyRubric).slice(0, span.start);
        expect(span.line).toBe(before.split('\n').length);
      }
    }
  });

  test('codes do not change with the language, messages do', async () => {
    const [zh, en] = await Promise.all([
      at.rubric('check', '毛病.rubric', '--json'),
      at.rubric('check', '毛病.rubric', '--json', '--lang', 'en'),
    ]);
    const [a, b] = [jsonOf(zh.out), jsonOf(en.out)].map((report) => report.files[0]?.diagnostics ?? []);
    expect(a?.map(({ code }) => code)).toEqual(b?.map(({ code }) => code));
    expect(a?.map(({ message }) => message)).not.toEqual(b?.map(({ message }) => message));
  });

  test('--sarif is SARIF with every message', async () => {
    const [json, sarif] = await Promise.all([
      at.rubric('check', '毛病.rubric', '--json'),
      at.rubric('check', '毛病.rubric', '--sarif'),
    ]);
    const log = JSON.parse(sarif.out);
    expect(validSarif(log), JSON.stringify(validSarif.errors?.slice(0, 3))).toBe(true);
    expect(log.runs[0].results).toHaveLength(jsonOf(json.out).files[0]?.diagnostics.length ?? -1);
    const uri: unknown = log.runs[0].results[0].locations[0].physicalLocation.artifactLocation.uri;
    expect(uri).toBe(encodeURIComponent('毛病.rubric'));
  });
});

describe('strictness', () => {
  test('--max-warnings', async () => {
    at.put('酌情.rubric', '评分表：甲\n总分：4分\n\n1、台账（4分）\n评分标准：台账不规范的，酌情扣分。\n');
    expect((await at.rubric('check', '酌情.rubric')).code).toBe(0);
    const { code, err } = await at.rubric('check', '酌情.rubric', '--max-warnings', '0');
    expect(code).toBe(1);
    expect(err).toMatch(/^警告有 \d+ 条，多于允许的 0 条。\n$/);
  });

  test('an acceptance needs its reason, and then holds', async () => {
    const text = (header: string) =>
      `评分表：甲\n总分：4分\n${header}\n\n1、台账（4分）\n评分标准：台账不规范的，酌情扣分。\n`;
    at.put('无理由.rubric', text('已核（酌情无幅度）：'));
    const without = await at.rubric('check', '无理由.rubric');
    expect(without.code).toBe(1);
    expect(without.out).toContain('已核（酌情无幅度）没有写理由');
    at.put('有理由.rubric', text('已核（酌情无幅度）：原文如此，已报上级。'));
    const reasoned = await at.rubric('check', '有理由.rubric', '--max-warnings', '0');
    expect(reasoned.code).toBe(0);
    expect(reasoned.out).not.toContain('没有写幅度');
  });

  test('--severity by name and by code', async () => {
    const first = jsonOf((await at.rubric('check', '酌情.rubric', '--json')).out).files[0]?.diagnostics.find(
      ({ severity }) => severity === 'warning',
    );
    expect(first).toBeDefined();
    const off = await at.rubric('check', '酌情.rubric', '--json', '--severity', `${first?.code}=off`);
    expect(jsonOf(off.out).files[0]?.diagnostics.map(({ code }) => code)).not.toContain(first?.code);
    const worse = await at.rubric('check', '酌情.rubric', '--json', '--severity', '酌情无幅度＝错误');
    expect(worse.code).toBe(1);
    const wrong = await at.rubric('check', '酌情.rubric', '--severity', '酌情无幅度=很重');
    expect(wrong).toEqual({
      code: 2,
      out: '',
      err: '“酌情无幅度=很重”要写成 酌情无幅度=错误（或 警告、提示、不报）。\n',
    });
  });
});

describe('--fix', () => {
  test('mends what is safe, prints the rest as a diff, and is done after one run', async () => {
    at.put('改.rubric', troubledRubric);
    const first = await at.rubric('check', '改.rubric', '--fix');
    const mended = at.read('改.rubric');
    const second = await at.rubric('check', '改.rubric', '--fix');
    expect(at.read('改.rubric')).toBe(mended);
    expect(second.err).not.toContain('改正了');
    expect(first.code).toBe(second.code);
    // Whatever is offered is offered with the lines it changes.
    expect(first.out.match(/^可以改，请您定：/gm)?.length ?? 0).toBe(
      first.out.match(/^--- 改\.rubric$/gm)?.length ?? 0,
    );
  });

  const slips = (numbers: readonly number[], points: string) =>
    `评分表：编号\n总分：15分\n\n${numbers
      .map((number, at) => `${number}.项目${at}（5分）\n评分标准：第${at}件事未做到的扣${points}。\n`)
      .join('\n')}`;

  test('mends spelling, lost words and numbers that are certain, once, and nothing that was not reported', async () => {
    at.put('小错.rubric', slips([1, 2, 2, 4], '5'));
    const { err } = await at.rubric('check', '小错.rubric', '--fix');
    expect(err).toContain('改正了');
    expect(at.read('小错.rubric')).toBe(slips([1, 2, 3, 4], '5分'));
    const again = await at.rubric('check', '小错.rubric', '--fix');
    expect(again.err).not.toContain('改正了');
    expect(at.read('小错.rubric')).toBe(slips([1, 2, 3, 4], '5分'));
    // A sum that does not add up is offered, not made.
    expect(again.out).toContain('可以改，请您定：把15分改为20分');
    expect(again.out).toContain('-总分：15分');
    at.put('不报.rubric', slips([1, 2, 2, 4], '5'));
    await at.rubric('check', '不报.rubric', '--fix', '--severity', '漏写分字=不报', '--severity', '编号不连续=不报');
    expect(at.read('不报.rubric')).toBe(slips([1, 2, 2, 4], '5'));
  });

  test('with --json the report is alone on stdout', async () => {
    at.put('小错二.rubric', slips([1, 2, 2, 4], '5'));
    const { out } = await at.rubric('check', '小错二.rubric', '--fix', '--json');
    expect(jsonOf(out).files[0]?.diagnostics.map(({ code }) => code)).toEqual(['points-sum-mismatch']);
    expect(at.read('小错二.rubric')).toBe(slips([1, 2, 3, 4], '5分'));
  });

  test('leaves a file alone that has nothing to fix', async () => {
    at.put('好.rubric', dutyRubric);
    await at.rubric('check', '好.rubric', '--fix');
    expect(at.read('好.rubric')).toBe(dutyRubric);
  });
});

test('the same rubric in other encodings gives the same report', async () => {
  const report = async (name: string) => {
    const { code, out } = await at.rubric('check', name, '--json');
    const files = jsonOf(out).files.map(({ gates, diagnostics }) => ({ gates, diagnostics }));
    return { code, files };
  };
  at.put('u8.rubric', troubledRubric);
  at.put('bom.rubric', `\ufeff${troubledRubric}`);
  at.put('u16.rubric', Buffer.from(`\ufeff${troubledRubric}`, 'utf16le'));
  at.put('u16be.rubric', Buffer.from(`\ufeff${troubledRubric}`, 'utf16le').swap16());
  const expected = await report('u8.rubric');
  for (const name of ['bom.rubric', 'u16.rubric', 'u16be.rubric']) expect(await report(name), name).toEqual(expected);
});

import { beforeAll, describe, expect, test } from 'vitest';
import { desk } from '../fixtures/clerk.ts';
import type { Desk } from '../fixtures/clerk.ts';
import { dutyRubric, troubledRubric } from '../fixtures/duty-rubric.ts';

let at: Desk;
beforeAll(async () => {
  at = desk();
  at.put('值班 表.rubric', dutyRubric);
  at.put('毛病.rubric', troubledRubric);
  await at.rubric('--version');
}, 120_000);

const table = '值班 表.rubric';

describe('names', () => {
  test('lists what items and facts are called in data', async () => {
    const { code, out } = await at.rubric('names', table);
    expect(code).toBe(0);
    expect(out).toContain('未填写值班记录');
    const { items } = JSON.parse((await at.rubric('names', table, '--json')).out);
    expect(items[0].facts.map(({ fact }: { readonly fact: string }) => fact)).toContain('未填写值班记录');
  });
});

describe('names --write and seal', () => {
  test('names are written once; a sealed rubric tells what was changed since', async () => {
    at.put('定.rubric', dutyRubric);
    const unnamed = await at.rubric('seal', '定.rubric', '--date', '2026-03-01');
    expect(unnamed).toMatchObject({ code: 1, err: expect.stringContaining('请先运行 rubric names 定.rubric --write') });
    expect(at.read('定.rubric')).toBe(dutyRubric);

    expect(await at.rubric('names', '定.rubric', '--write')).toMatchObject({
      code: 0,
      err: expect.stringMatching(/名册里添了 \d+ 个名称。\n$/),
    });
    const named = at.read('定.rubric');
    expect(named.startsWith(dutyRubric)).toBe(true);
    expect(named).toMatch(/^- tuo-gang ＝ 纪律／到岗／脱岗$/m);
    await at.rubric('names', '定.rubric', '--write');
    expect(at.read('定.rubric')).toBe(named);

    expect(await at.rubric('seal', '定.rubric', '--date', '2026-03-01')).toMatchObject({ code: 0 });
    expect(at.read('定.rubric')).toMatch(/^- 定稿：2026-03-01／[0-9a-f]{64}$/m);
    expect((await at.rubric('check', '定.rubric')).out).toMatch(/能打印、能算分，已经定稿。\n$/);

    at.put('定.rubric', at.read('定.rubric').replace('未填写值班记录的扣2分', '未填写值班记录的扣3分'));
    const changed = await at.rubric('check', '定.rubric');
    expect(changed.code).toBe(1);
    expect(changed.out).toMatch(/错误 第7行：定稿（2026-03-01）以后，这句话的含义变了：“未填写值班记录的扣3分”。/);
  });

  test('a file of Notepad keeps its line ends and its mark, whatever is written into it', async () => {
    at.put('记事本.rubric', `\ufeff${dutyRubric.replaceAll('\n', '\r\n').replace('评分标准：', '评分标准: ')}`);
    await at.rubric('fmt', '记事本.rubric');
    await at.rubric('names', '记事本.rubric', '--write');
    await at.rubric('seal', '记事本.rubric', '--date', '2026-03-01');
    const written = at.read('记事本.rubric');
    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    expect(written).toMatch(/^\ufeff评分表：值班考核表\r\n/);
    expect(written).toContain('\r\n- 定稿：2026-03-01／');
    expect(await at.rubric('fmt', '记事本.rubric', '--check')).toMatchObject({ code: 0 });
  });

  test('nothing is named anew while a name may only have new words; people are told the words', async () => {
    at.put('新.rubric', dutyRubric);
    await at.rubric('names', '新.rubric', '--write');
    at.put('新.rubric', at.read('新.rubric').replace('未填写值班记录的扣2分', '没有填写值班记录的扣2分'));
    const reworded = at.read('新.rubric');
    const { code, err } = await at.rubric('names', '新.rubric', '--write');
    expect(code).toBe(1);
    expect(err).toContain('是同一事项改了说法，还是新事项？');
    expect(err).toContain('文件没有动。');
    expect(at.read('新.rubric')).toBe(reworded);

    at.put('新.rubric', reworded.replace(/(＝ 纪律／到岗／)未填写值班记录/, '$1没有填写值班记录'));
    expect(await at.rubric('names', '新.rubric', '--write')).toMatchObject({
      code: 0,
      err: expect.stringContaining('没有改动'),
    });
    const told = await at.rubric('explain', '新.rubric');
    expect(told.out).toContain('要填的情况：群众满意度（%）');
    expect(told.out).not.toMatch(/[a-z]+-[a-z]+/);
  });

  test('a date is a day of the calendar, and what does not compute is not sealed', async () => {
    for (const date of ['昨天', '2026-02-30', '2026-3-1']) {
      expect(await at.rubric('seal', table, '--date', date)).toEqual({
        code: 2,
        out: '',
        err: `日期要写成 2026-03-01 这样，不能是“${date}”。\n`,
      });
    }
    const { code, err } = await at.rubric('seal', '毛病.rubric');
    expect(code).toBe(1);
    expect(err).toContain('还不能算分');
    expect(at.read('毛病.rubric')).toBe(troubledRubric);
  });
});

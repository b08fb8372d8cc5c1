import { sourceText } from '@rubric-lang/diagnostics';
import { describe, expect, test } from 'vitest';
import { parse } from './index.ts';

const reported = (text: string) =>
  parse(sourceText('表.rubric', text)).diagnostics.filter(({ code }) => code === 'pasted-table');

/** The text with the one fix applied; undefined when none is offered. */
function mended(text: string): string | undefined {
  const [edit] = reported(text)[0]?.fixes[0]?.edits ?? [];
  return edit && text.slice(0, edit.span.start) + edit.text + text.slice(edit.span.end);
}

describe('rows with tabs', () => {
  test('become headings and fields, blank columns go, a row without rules becomes a remark', () => {
    const text =
      '库房检查评分表\r\n序号\t检查内容\t分值\t评分标准\t得分\r\n1\t通道畅通\t6分\t堵塞的，每处扣1分\t\r\n2\t台账\t4\t缺1页扣1分\t\r\n合计\t\t10\t\t\r\n说明：扣完为止。\r\n';
    expect(reported(text).map(({ severity, message }) => [severity, message.zh])).toEqual([
      ['warning', '从这里起有4行是从表格里粘来的，各格之间是制表符（Tab 键），没有当作项目和栏目。'],
    ]);
    expect(mended(text)).toBe(
      '库房检查评分表\r\n1、通道畅通（6分）\n评分标准：堵塞的，每处扣1分\n\n2、台账（4分）\n评分标准：缺1页扣1分\n// 合计  10\r\n说明：扣完为止。\r\n',
    );
  });

  test('of merged cells keep their sections; a cell of several paragraphs stays one field', () => {
    const text =
      '一级指标\t二级指标\t标准分\t考核办法\t扣分标准\n安全\t通道\t6\t现场\t堵塞的，每处扣1分；\n未清的扣2分\n\t台账\t4\t查阅\t缺页扣1分\n服务\t接待\t5\t暗访\t冷淡的扣1分\n';
    // The last cell has two paragraphs: whose the second is, nothing tells.
    expect(mended(text)).toBeUndefined();
    expect(reported(text)).toHaveLength(1);
    expect(mended(text.replace('；\n', '；'))).toBe(
      '# 安全\n\n1、通道（6分）\n考核办法：现场\n扣分标准：堵塞的，每处扣1分；未清的扣2分\n\n2、台账（4分）\n考核办法：查阅\n扣分标准：缺页扣1分\n\n# 服务\n\n3、接待（5分）\n考核办法：暗访\n扣分标准：冷淡的扣1分\n',
    );
    const inside = '检查内容\t评分标准\t分值\n通道\t堵塞的扣1分；\n未清的扣2分\t6\n台账\t缺页扣1分\t4\n';
    expect(mended(inside)).toBe(
      '1、通道（6分）\n评分标准：堵塞的扣1分；\n未清的扣2分\n\n2、台账（4分）\n评分标准：缺页扣1分\n',
    );
  });

  test.each([
    ['columns nobody knows', '甲\t乙\t丙\n一\t二\t三\n四\t五\t六\n'],
    ['a row with a cell too many', '检查内容\t评分标准\t分值\n通道\t堵塞的扣1分\t6\t多\n台账\t缺页扣1分\t4\n'],
    ['a row that never ends', '检查内容\t评分标准\t分值\n通道\t堵塞的扣1分\t6\n台账\t缺页扣1分\n'],
  ])('with %s are told of, and left', (_, text) => {
    expect(reported(text)).toHaveLength(1);
    expect(mended(text)).toBeUndefined();
  });

  test.each([
    ['no tabs', '1.甲（5分）\n评分标准：未做扣1分\n'],
    ['tabs that only indent', '\t1.甲（5分）\n\t评分标准：未做扣1分\n\t2.乙（5分）\n'],
    ['one line with tabs', '考评对象：\t得分：\t日期：\n1.甲（5分）\n'],
  ])('%s are no table', (_, text) => {
    expect(reported(text)).toEqual([]);
  });
});

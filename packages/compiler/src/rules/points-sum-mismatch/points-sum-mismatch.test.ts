import { expect, test } from 'vitest';
import type { Diagnostic } from '@rubric-lang/diagnostics';
import { compile } from '../../compile.ts';

const text = `评分表：门诊服务评分表

一、窗口服务（20分）

1.挂号（10分）
评分标准：未设便民窗口的不得分。

2.收费（8分）
评分标准：未公示收费标准的不得分。
`;

function reports(source: string): readonly Diagnostic[] {
  return compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'points-sum-mismatch');
}

test('both numbers, both lines', () => {
  const [report, ...others] = reports(text);
  expect(others).toEqual([]);
  expect(report?.message.zh).toBe('“一、窗口服务”写的是20分，下面各项加起来是18分，少2分。');
  expect(report?.advice?.zh).toBe('把第8行改为（10分），或把第3行改为（18分）。');
});

test('either edit restores the sum', () => {
  const fixes = reports(text)[0]?.fixes ?? [];
  expect(fixes).toHaveLength(2);
  for (const { edits, safe } of fixes) {
    expect(safe).toBe(false);
    const edited = edits.reduce(
      (source, { span, text: written }) => source.slice(0, span.start) + written + source.slice(span.end),
      text,
    );
    expect(reports(edited)).toEqual([]);
  }
});

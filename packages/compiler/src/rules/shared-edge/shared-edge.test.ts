import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = `评分表：网格员配备清单
计分：不计分

### 1、网格员配备
要求：500户以下的小区配备1名，500—1000户的小区配备2名，1000户以上的小区配备3名
`;

const reports = (source: string) =>
  compile('a.rubric', () => source).diagnostics.filter((it) => it.code === 'shared-edge');

test('says what, where, and what to do', () => {
  const [report, ...others] = reports(text);
  expect(others).toHaveLength(0);
  expect(report?.message).toEqual({
    zh: '“500户以下”和“500—1000户”都包括500户，正好500户时算哪一档？后面还有1处也是这样。',
    en: '"500户以下" and "500—1000户" both hold 500户: which one counts exactly there? 1 more like it follow.',
  });
  expect(report?.advice?.zh).toBe('在其中一处写明“500户（含）”，另一处写“（不含）”或“不满500户”。');
  expect(text.slice(report?.span.start, report?.span.end)).toBe('500—1000户');
});

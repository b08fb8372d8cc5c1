import { describe, expect, test } from 'vitest';
import { compile } from '../compile.ts';
import { layoutOf } from './layout.ts';

describe('a layout', () => {
  test.each([
    ['检查表', { preset: 'checklist' }],
    ['横版检查表', { preset: 'checklist', orientation: 'landscape' }],
    ['自评＋考评；页码居中', { preset: 'self-and-assessed', pageNumbers: 'centred' }],
    ['A3，横向，不印页码', { paper: { short: 297, long: 420 }, orientation: 'landscape', pageNumbers: 'none' }],
    ['纸260×184', { paper: { short: 184, long: 260 } }],
    ['页边距上30、下25.5，左20右20', { margins: { top: 30, bottom: 25.5, left: 20, right: 20 } }],
    ['字号小四，18、22、60', { bodySize: 12, widths: [18, 22, 60] }],
    ['字号１０．５磅', { bodySize: 10.5 }],
  ])('%s', (text, layout) => {
    expect(layoutOf(text, 'zh-CN')).toEqual({ layout, problems: [] });
  });

  test('in English', () => {
    expect(layoutOf('simple, landscape, no page numbers, A4', 'en').layout).toEqual({
      preset: 'simple',
      orientation: 'landscape',
      pageNumbers: 'none',
      paper: { short: 210, long: 297 },
    });
  });

  test.each([
    ['简标', '简标', '简表'],
    ['检查表，页码居种', '页码居种', '页码居中'],
    ['简表式', '简表式', '简表'],
    ['页边距上90', '上90', '0—60'],
    ['字号30', '字号30', '9—22'],
    ['纸50×60', '纸50×60', '140—1200'],
  ])('%s is not all understood', (text, said, offered) => {
    const [problem] = layoutOf(text, 'zh-CN').problems;
    expect(problem?.text).toBe(said);
    expect(problem?.offered[0]).toBe(offered);
  });

  test('what is not understood is reported where it stands', () => {
    const source = '评分表：表\n版式：检查标\n\n1、到岗（2分）\n评分标准：迟到扣1分。\n';
    const { diagnostics } = compile('a.rubric', () => source);
    const found = diagnostics.find((it) => it.code === 'unknown-value');
    expect(found?.message.zh).toContain('检查标');
    expect(source.slice(found?.span.start, found?.span.end)).toBe('检查标');
  });
});

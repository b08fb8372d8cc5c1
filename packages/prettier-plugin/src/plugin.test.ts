import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format, parseText } from '@rubric-lang/syntax';
import { check, format as prettier } from 'prettier';
import { expect, test } from 'vitest';
import * as plugin from './index.ts';

const folder = fileURLToPath(new URL('../../../rubrics/', import.meta.url));
const rubrics = readdirSync(folder).flatMap((slug) =>
  readdirSync(join(folder, slug))
    .filter((name) => name.endsWith('.rubric'))
    .map((name) => join(folder, slug, name)),
);
const options = { plugins: [plugin], filepath: '表.rubric' };

test.each(rubrics)('Prettier and format agree on %s', async (path) => {
  const text = readFileSync(path, 'utf8');
  expect(await prettier(text, options)).toBe(format(parseText(text)));
});

test('noise in the frame goes, words stay', async () => {
  const noisy = '  评分表:甲\r\n\r\n\r\n\t1、考评(5分)\r\n评分标准 : 未成立的 扣1分,\r\n •  未落实的扣1分  \r\n';
  const formatted = '评分表：甲\n\n1、考评(5分)\n评分标准：未成立的 扣1分,\n- 未落实的扣1分\n';
  expect(await prettier(noisy, options)).toBe(formatted);
  expect(await check(formatted, options)).toBe(true);
});

test('line ends are as Prettier is asked', async () => {
  expect(await prettier('评分表:甲\n一、乙', { ...options, endOfLine: 'crlf' })).toBe('评分表：甲\r\n\r\n一、乙\r\n');
});

test('an empty file stays empty', async () => {
  expect(await prettier('\n \n', options)).toBe('');
});

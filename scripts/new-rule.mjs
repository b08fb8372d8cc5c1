// `pnpm new:rule <code> <中文名>`: the folder of a new check, with its page, its test and its line in
// the registry. The page comes first for whoever goes on from here: its blocks are the test.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './installed.mjs';

const [code, name] = process.argv.slice(2);
if (code === undefined || name === undefined || !/^[a-z]+(-[a-z]+)*$/.test(code)) {
  console.error('usage: pnpm new:rule <code> <中文名>, such as: pnpm new:rule points-sum-mismatch 总分不符');
  process.exit(2);
}

const rules = join(root, 'packages', 'compiler', 'src', 'rules');
const folder = join(rules, code);
if (existsSync(folder)) {
  console.error(`There is a check ${code} already: ${folder}`);
  process.exit(2);
}
const variable = code.replace(/-./g, (dash) => dash.slice(1).toUpperCase());

const example = `评分表：示例

1.示例（10分）
评分标准：未……的扣1分。`;

/** @param {string} title @param {string} chinese @param {string} english */
const part = (title, chinese, english) => `## ${title}

${chinese}

_${english}_

\`\`\`rubric
${example}
\`\`\`
`;

const page = `# ${name}（${code}）

这样写有什么不好，拿着这张表打分的人会遇到什么，一两句话。

_The same in English._

${part('会报告', '例子取自哪一行都可以，写一个读者认得的：', 'What the example shows:')}
${part('不报告', '看着相像、其实没有毛病的：', 'What looks like it and is right:')}
${part('怎么改', '怎样改才算改好：', 'How it is mended:')}`;

const check = `import { diagnosticKind, type Diagnostic } from '@rubric-lang/diagnostics';
import { checkOf } from '../../check.ts';

interface Facts {
  /** What the message speaks of: both numbers, the author's words. */
  readonly words: string;
}

const report = diagnosticKind<Facts>({
  code: '${code}',
  name: '${name}',
  severity: 'warning',
  message: ({ words }) => ({ zh: \`“\${words}”……\`, en: \`"\${words}" …\` }),
  advice: () => ({ zh: '……', en: '…' }),
});

/** What is compared with what, in one sentence. */
export const ${variable} = checkOf(report, (context) => {
  const found: Diagnostic[] = [];
  void context;
  return found;
});
`;

const test = `import { expect, test } from 'vitest';
import { compile } from '../../compile.ts';

const text = \`${example}
\`;

test('says what, where, and what to do', () => {
  const [report] = compile('a.rubric', () => text).diagnostics.filter((it) => it.code === '${code}');
  expect(report?.message.zh).toBe('');
});
`;

mkdirSync(folder);
writeFileSync(join(folder, `${code}.md`), page);
writeFileSync(join(folder, `${code}.ts`), check);
writeFileSync(join(folder, `${code}.test.ts`), test);

// The order of the registry is that of reports for one place: a new check comes last, until someone
// knows better.
const registry = join(rules, 'registry.ts');
const registered = readFileSync(registry, 'utf8')
  .replace(/(?<imports>(?:^import .*\n)+)/m, `$<imports>import { ${variable} } from './${code}/${code}.ts';\n`)
  .replace(/(?<list>const checks: [^=]*= \[[^\]]*?),?\s*\];/, `$<list>,\n  ${variable},\n];`);
writeFileSync(registry, registered);

console.log(`packages/compiler/src/rules/${code}: write ${code}.md first; its blocks are the test.`);

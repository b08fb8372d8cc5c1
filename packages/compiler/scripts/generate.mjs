// docs/reference/checks.md: every check with its severity and what its page says, in the order of the
// registry. The pages are the source; nothing is written twice.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { settle } from '../../../scripts/generated.mjs';
import { root } from '../../../scripts/installed.mjs';
import { importTs } from '../../../scripts/run-ts.mjs';

/** @type {{ checks: readonly { code: string, name: string, severity: 'error' | 'question' | 'warning' | 'hint' }[] }} */
const { checks } = await importTs(new URL('../src/rules/registry.ts', import.meta.url));

const severities = { error: '错误 error', question: '疑问 question', warning: '警告 warning', hint: '提示 hint' };

/** @param {string} code */
const pageOf = (code) => readFileSync(join(root, 'packages', 'compiler', 'src', 'rules', code, `${code}.md`), 'utf8');

/** The page one level down, so that all of them make one document. @param {string} page */
const lowered = (page) => {
  let inBlock = false;
  return page
    .split('\n')
    .map((line) => {
      if (line.startsWith('```')) inBlock = !inBlock;
      return !inBlock && line.startsWith('#') ? `#${line}` : line;
    })
    .join('\n')
    .trimEnd();
};

const table = checks.map(
  ({ code, name, severity }) => `| [${name}](#${anchor(name, code)}) | \`${code}\` | ${severities[severity]} |`,
);

/** How a heading 总分不符（points-sum-mismatch） is linked. @param {string} name @param {string} code */
function anchor(name, code) {
  return `${name}${code}`.toLowerCase();
}

const text = `<!-- Generated from packages/compiler/src/rules/*/*.md by \`pnpm generate\`. -->

# 检查 · Checks

编译时对原文所做的检查，一条一节。名称和代码哪里都通用：表头“检查：总分不符＝错误”改轻重，“已核（总分不符）：原文如此，……”说明已经核过。

_What is checked when a rubric is compiled, a section each. Name and code are both accepted everywhere: to change a severity in the header, and to accept a report with its reason._

| 名称 | 代码 code | 轻重 severity |
| --- | --- | --- |
${table.join('\n')}

${checks.map(({ code }) => lowered(pageOf(code))).join('\n\n')}
`;

const file = join(root, 'docs', 'reference', 'checks.md');
settle([['docs/reference/checks.md', await format(text, { ...(await resolveConfig(file)), filepath: file })]]);

import { targets, targetTable } from './targets.ts';
import type { Cell, Refusal, Target } from './targets.ts';

const heads: Readonly<Record<Target, string>> = {
  evaluator: '求值器 evaluator',
  typescript: '模块 TypeScript module',
  paper: '印表 HTML, PDF',
  workbook: '工作簿 XLSX',
};

const refusals: Readonly<Record<Refusal, string>> = {
  cohort: '要看其他单位 needs the other subjects',
  'too-large': '数太大，办公软件算不准 numbers that office programs do not hold exactly',
  quotients: '一个式子里有几个除法 several divisions in one formula',
  circular: '条款互相等待 conditions that wait for each other',
  order: '等扣分的条款又改扣分 what waits for deductions changes them',
};

/** `docs/reference/targets.md`: what every target makes of every kind of the model. */
export function targetsPage(): string {
  const rows = Object.entries(targetTable).map(
    ([construct, cells]) => `| \`${construct}\` | ${targets.map((target) => cellText(cells[target])).join(' | ')} |`,
  );
  const used = new Set(
    Object.values(targetTable)
      .flatMap((cells) => targets.map((target) => cells[target]))
      .flatMap((cell) => (cell.kind === 'equal' ? cell.unless : cell.kind === 'refused' ? [cell.refusal] : [])),
  );
  return `# 各种写法在各处怎么算 · Constructs by target

<!-- Written by \`pnpm generate\` from packages/conformance/src/targets.ts. -->

求值器的结果就是评分表的意思；别处要么算得一样（有测试逐项比较），要么在生成时指名说明算不了，由人打分。不会有一处悄悄少算。

The evaluator defines what a rubric means. Every other target either gives the same result, held by a test on generated subjects,
or refuses by name when it is made; then the item is scored by hand. Nothing is dropped in silence.

| 模型里的种类 kind | ${targets.map((target) => heads[target]).join(' | ')} |
| --- | ${targets.map(() => '---').join(' | ')} |
${rows.join('\n')}

The tests: the module in \`packages/conformance/tests/module.test.ts\` (\`RUBRIC_SUBJECTS=1000\` and \`RUBRIC_FACTS=10000\` for the long
run), the workbook in \`workbook.test.ts\` (where LibreOffice is installed), this table and the printed scores in \`targets.test.ts\`; that
the evaluator's ranges are exact in \`ranges.test.ts\`. Every rubric they generate also draws sections (weights, means, caps), roles of
items, bases and floors, rounding, totals, grades with quotas, kinds of subject, groups and raters; the module merges raters, tallies
findings and ranks subjects as the evaluator does.

What a workbook leaves to people beside refused items: 空项 cannot be chosen where an item takes the mean of its like (取同类平均), and the
row of the grade says so where quotas decide (按比例名额另行确定).

| 拒绝 refusal | 原因 why |
| --- | --- |
${Object.entries(refusals)
  .filter(([refusal]) => used.has(refusal as Refusal))
  .map(([refusal, why]) => `| \`${refusal}\` | ${why} |`)
  .join('\n')}
`;
}

function cellText(cell: Cell): string {
  switch (cell.kind) {
    case 'defines':
      return '为准 defines';
    case 'equal':
      return cell.unless.length === 0
        ? '一致 equal'
        : `一致 equal, or ${cell.unless.map((refusal) => `\`${refusal}\``).join(', ')}`;
    case 'refused':
      return `拒绝 refused: \`${cell.refusal}\``;
  }
}

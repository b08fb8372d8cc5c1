import { format, parseText } from '@rubric-lang/syntax';
import type { RubricTree } from '@rubric-lang/syntax';
import type { AstPath, Parser, Printer, SupportLanguage } from 'prettier';
import { builders } from 'prettier/doc';

/** `prettier --plugin @rubric-lang/prettier-plugin 表.rubric` formats what `rubric fmt` formats, to the same bytes. */
export const languages: SupportLanguage[] = [
  { name: 'Rubric', parsers: ['rubric'], extensions: ['.rubric'], vscodeLanguageIds: ['rubric'] },
];

export const parsers: Readonly<Record<'rubric', Parser<RubricTree>>> = {
  rubric: {
    astFormat: 'rubric',
    parse: (text) => parseText(text),
    locStart: () => 0,
    locEnd: ({ source }) => source.text.length,
  },
};

export const printers: Readonly<Record<'rubric', Printer<RubricTree>>> = {
  rubric: {
    // The layout has no options and no width: lines are the author's. So the document is the finished text, with line
    // ends that Prettier writes as `endOfLine` asks.
    print: (path: AstPath<RubricTree>) => builders.join(builders.literalline, format(path.node).split('\n')),
  },
};

import { diagnosticKind } from '@rubric-lang/diagnostics';
import { itemsOf } from '@rubric-lang/model';
import { titleSpan } from '../../analysis/places.ts';
import { checkOf } from '../../check.ts';

interface Facts {
  /** Is there nothing at all in the file? */
  readonly empty: boolean;
}

const report = diagnosticKind<Facts>({
  code: 'no-items',
  name: '没有项目',
  severity: 'warning',
  message: ({ empty }) =>
    empty
      ? { zh: '文件是空的。', en: 'The file is empty.' }
      : {
          zh: '一个计分的项目也没有找到，这些字只会照印。',
          en: 'There is not a single item; these words are only printed.',
        },
  advice: ({ empty }) =>
    empty
      ? { zh: '把评分表的文字粘进来，存好再检查。', en: 'Paste the text of the rubric, save, and check again.' }
      : {
          zh: '项目要写成“1.制度建设（3分）”这样的标题；也看看是不是选错了文件。',
          en: 'An item is a heading such as “1. Records (3 points)”; or is it another file that was meant?',
        },
});

/** A file in which nothing was recognised as an item: an empty one, a wrong one, or one whose headings were lost. */
export const noItems = checkOf(report, (context) => {
  const { draft, tree } = context;
  if (itemsOf(draft.sections).length > 0) return [];
  return [report({ span: titleSpan(context) }, { empty: tree.source.text.trim() === '' })];
});

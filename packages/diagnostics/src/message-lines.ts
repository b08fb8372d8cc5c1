import type { Diagnostic, Localized, Severity } from './diagnostic.ts';
import { positionAt } from './source.ts';
import type { SourceText } from './source.ts';
import { sourceFrame } from './source-frame.ts';
import { visible } from './visible.ts';

/** What must be mended first stands first. */
export const severities = ['error', 'question', 'warning', 'hint'] as const satisfies readonly Severity[];

/** What each is called before a message. */
export const severityNames: Readonly<Record<Severity, Localized>> = {
  error: { zh: '错误', en: 'error' },
  question: { zh: '疑问', en: 'question' },
  warning: { zh: '警告', en: 'warning' },
  hint: { zh: '提示', en: 'hint' },
};

export interface MessageOptions {
  readonly language: keyof Localized;
  /** The file being compiled: a message from another one says which. */
  readonly path: string;
  /** Colours; without them the text is plain. */
  readonly paint?: {
    readonly severity: (severity: Severity, text: string) => string;
    readonly quiet: (text: string) => string;
  };
}

/**
 * One message as lines of text: what is the matter, the words it is about with a mark under them, what to do, the other
 * places it speaks of. `source` is the file that the message's span lies in. Nothing of the file commands a terminal.
 */
export function messageLines(diagnostic: Diagnostic, source: SourceText, options: MessageOptions): readonly string[] {
  const { language, path, paint = { severity: (_, text) => text, quiet: (text) => text } } = options;
  const { severity, message, advice, span, related } = diagnostic;
  const say = (text: Localized): string => text[language];
  const line = (offset: number): Localized => {
    const at = positionAt(source, offset).line;
    return { zh: `第${at}行`, en: `line ${at}` };
  };
  const colon = say({ zh: '：', en: ': ' });
  const elsewhere = source.path === path ? '' : `${visible(source.path)} `;
  const [words = '', mark = ''] = source.text === '' ? [] : sourceFrame(source, span);
  const lines = [
    `${paint.severity(severity, say(severityNames[severity]))} ${elsewhere}${say(line(span.start))}${colon}${visible(say(message))}`,
  ];
  if (words.trim() !== '') lines.push(`    ${words}`, `    ${paint.severity(severity, mark)}`);
  if (advice) lines.push(`  ${say({ zh: '怎么改', en: 'What to do' })}${colon}${visible(say(advice))}`);
  for (const other of related) {
    lines.push(paint.quiet(`  ${say(line(other.span.start))}${colon}${visible(say(other.message))}`));
  }
  return lines;
}

import { diagnosticKind, type Diagnostic, type DiagnosticKind, type ReportPlace } from '@rubric-lang/diagnostics';

interface Facts {
  readonly field: string;
  readonly value: string;
  /** What could stand there. */
  readonly offered: readonly string[];
}

/** A field with a known name whose value says nothing that is known there. */
export const unknownValue: ((place: ReportPlace, facts: Facts) => Diagnostic) & {
  readonly kind: DiagnosticKind<Facts>;
} = diagnosticKind<Facts>({
  code: 'unknown-value',
  name: '内容读不懂',
  severity: 'error',
  message: ({ field, value }) => ({
    zh: `“${field}：${value}”没有读懂。`,
    en: `"${field}: ${value}" is not understood.`,
  }),
  advice: ({ field, offered }) => ({
    zh: offered.length === 0 ? '请对照写法改一下。' : `“${field}”可以写：${offered.join('；')}。`,
    en: offered.length === 0 ? 'See how it is written.' : `It can be: ${offered.join('; ')}.`,
  }),
});

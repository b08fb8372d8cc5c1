import { diagnosticKind, nearestName, type Diagnostic, type Severity } from '@rubric-lang/diagnostics';
import { blockGrammars } from '@rubric-lang/grammar';
import type { CompileOptions } from '../compilation.ts';
import type { SeveritySettings } from '../severity-settings.ts';
import { settableKinds } from '../report/kinds.ts';
import { unknownValue } from './field-value.ts';
import type { FileReading } from './file.ts';
import { contentSpan, fieldsOf, linesOf, placeIn, valueOf } from './frame.ts';
import { answerOf, foldWords, listOf } from './words.ts';

/** The settings with what is wrong about how they are written. */
export interface Severities {
  readonly settings: SeveritySettings;
  readonly diagnostics: readonly Diagnostic[];
}

const unknownCheck = diagnosticKind<{ readonly name: string; readonly nearest: string | null }>({
  code: 'unknown-check',
  name: '没有这项检查',
  severity: 'error',
  message: ({ name }) => ({ zh: `没有“${name}”这项检查。`, en: `There is no check "${name}".` }),
  advice: ({ nearest }) => ({
    zh: nearest === null ? '请用提示里的名称。' : `是不是“${nearest}”？`,
    en: nearest === null ? 'Use the name a report gives.' : `Did you mean "${nearest}"?`,
  }),
});

const acceptedWithoutReason = diagnosticKind<{ readonly name: string }>({
  code: 'accepted-without-reason',
  name: '已核没有写理由',
  severity: 'error',
  message: ({ name }) => ({ zh: `已核（${name}）没有写理由。`, en: `"${name}" is accepted without a reason.` }),
  advice: () => ({
    zh: '例：已核（总分不符）：原文如此，报上级更正。',
    en: 'Say why, for example: as in the original.',
  }),
});

/** 检查：总分不符＝错误; 已核（总分不符）：原文如此; and what the run was told. */
export function severitiesIn(file: FileReading, options: CompileOptions): Severities {
  const words = blockGrammars[file.language];
  const diagnostics: Diagnostic[] = [];
  const levels = new Map<string, Severity | 'off'>();
  const codeOf = (name: string): string | null =>
    settableKinds.find((it) => it.code === name.trim() || foldWords(it.name) === foldWords(name))?.code ?? null;
  const nearestOf = (name: string): string | null =>
    nearestName(
      name,
      settableKinds.flatMap((it) => [it.name, it.code]),
    ) ?? null;

  for (const { field, origin } of fieldsOf(file.frame, 'checks')) {
    for (const { text, span } of linesOf(field)) {
      for (const part of listOf(text, words)) {
        const [name = '', value = ''] = part.split(new RegExp(words.equals)).map((it) => it.trim());
        const severity = answerOf(value, words.severities);
        const code = codeOf(name);
        if (code === null) diagnostics.push(unknownCheck(placeIn(origin, span), { name, nearest: nearestOf(name) }));
        else if (severity === null)
          diagnostics.push(
            unknownValue(placeIn(origin, span), {
              field: name,
              value,
              offered: Object.values(words.severities).map((it) => it[0] ?? ''),
            }),
          );
        else levels.set(code, severity);
      }
    }
  }
  const accepted = new Set<string>();
  for (const { field, origin } of fieldsOf(file.frame, 'accepted')) {
    const name = field.argument ?? '';
    const code = codeOf(name);
    if (code === null)
      diagnostics.push(unknownCheck(placeIn(origin, field.nameSpan), { name, nearest: nearestOf(name) }));
    else if (valueOf(field).trim() === '')
      diagnostics.push(acceptedWithoutReason(placeIn(origin, contentSpan(field)), { name }));
    else accepted.add(code);
  }
  for (const [name, severity] of Object.entries(options.severities ?? {})) levels.set(codeOf(name) ?? name, severity);
  return { settings: { levels: Object.fromEntries(levels), accepted: [...accepted] }, diagnostics };
}

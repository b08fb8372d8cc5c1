import type { Localized, Severity } from '@rubric-lang/diagnostics';

/** What an option of the run makes of a kind of message; `off` is not to report it. */
export type SeveritySetting = Severity | 'off';

/** Settings by code. */
export type SeveritySettings = Readonly<Record<string, SeveritySetting>>;

const words: Readonly<Record<string, SeveritySetting>> = {
  错误: 'error',
  疑问: 'question',
  警告: 'warning',
  提示: 'hint',
  不报: 'off',
  error: 'error',
  question: 'question',
  warning: 'warning',
  hint: 'hint',
  off: 'off',
};

/** Reads `总分不符=错误` and `points-sum-mismatch=error`; the first setting that will not do ends it. */
export function severitySettings(
  written: readonly string[],
  codeOf: (name: string) => string | undefined,
): { readonly settings: SeveritySettings } | { readonly problem: Localized } {
  const settings = new Map<string, SeveritySetting>();
  for (const one of written) {
    const [name = '', value = ''] = one.split(/[=＝:：]/).map((part) => part.trim());
    const code = codeOf(name);
    const setting = Object.hasOwn(words, value) ? words[value] : undefined;
    if (code === undefined) {
      return {
        problem: { zh: `没有“${name}”这项检查。`, en: `There is no check “${name}”.` },
      };
    }
    if (setting === undefined) {
      return {
        problem: {
          zh: `“${one}”要写成 ${name}=错误（或 警告、提示、不报）。`,
          en: `Write “${one}” as ${name}=error (or warning, hint, off).`,
        },
      };
    }
    settings.set(code, setting);
  }
  return { settings: Object.fromEntries(settings) };
}

import type { Localized } from '@rubric-lang/diagnostics';

/** The languages the command speaks. Chinese unless `--lang en` asks otherwise. */
export type Language = 'zh' | 'en';

export function said(text: Localized, language: Language): string {
  return text[language];
}

/**
 * The language a command line asks for. Read before anything else, since the help and the complaint
 * about the command line itself are already in it. null: a language we do not speak.
 */
export function languageOf(argv: readonly string[]): Language | null {
  let asked: string | undefined;
  argv.forEach((argument, index) => {
    if (argument === '--lang') asked = argv[index + 1];
    else if (argument.startsWith('--lang=')) asked = argument.slice('--lang='.length);
  });
  if (asked === undefined || /^zh(-.*)?$/i.test(asked)) return 'zh';
  return /^en(-.*)?$/i.test(asked) ? 'en' : null;
}

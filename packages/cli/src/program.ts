import { textWidth } from '@rubric-lang/diagnostics';
import { Command, CommanderError, Option } from 'commander';
import type { Localized } from '@rubric-lang/diagnostics';
import { commands } from './commands.ts';
import { languageOf, said } from './language.ts';
import type { Language } from './language.ts';
import type { Options } from './options.ts';
import { log } from './session.ts';
import type { ExitCode, Session } from './session.ts';
import type { Host } from './host.ts';

/** Runs one command line and says how it ended. `version` is the package's own. */
export async function run(argv: readonly string[], host: Host, version: string): Promise<ExitCode> {
  const language = languageOf(argv);
  const session: Session = { host, language: language ?? 'zh', version };
  if (language === null) {
    log(session, { zh: '--lang 只能是 zh（中文）或 en（英文）。', en: '--lang is zh or en.' });
    return 2;
  }
  let outcome: ExitCode = 0;
  const program = commandTree(session, (code) => {
    outcome = code;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    return outcome;
  } catch (error: unknown) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return 0;
    // `rubric` alone shows its help; it was asked for nothing, so nothing went wrong but the asking.
    if (error.code !== 'commander.help') log(session, complaint(error));
    return 2;
  }
}

function commandTree(session: Session, ended: (code: ExitCode) => void): Command {
  const { language, host, version } = session;
  const program = new Command('rubric');
  const dress = (command: Command): Command =>
    command
      .configureOutput({ writeOut: host.out, writeErr: (text) => host.err(text), outputError: () => undefined })
      .configureHelp({
        displayWidth: textWidth,
        styleTitle: (title) => titles[language][title] ?? title,
        subcommandTerm: (sub) =>
          [sub.name(), ...sub.registeredArguments.map((one) => `<${one.name()}${one.variadic ? '...' : ''}>`)].join(
            ' ',
          ),
        optionDescription: ({ description, argChoices }) =>
          argChoices
            ? `${description}${said({ zh: '：', en: ': ' }, language)}${argChoices.join(said({ zh: '、', en: ', ' }, language))}`
            : description,
      })
      .exitOverride()
      .helpOption('-h, --help', said({ zh: '显示用法', en: 'show how to use it' }, language))
      .option(
        '--lang <zh|en>',
        said({ zh: '提示用中文（zh）还是英文（en）', en: 'language of the messages: zh or en' }, language),
      );

  dress(program)
    .usage(said({ zh: '<命令> [选项]', en: '<command> [options]' }, language))
    .description(
      said(
        {
          zh: '评分细则就是程序：检查、算分、打印官方评分表。',
          en: 'The official rubric is the program: check it, score with it, print it.',
        },
        language,
      ),
    )
    .version(version, '-v, --version', said({ zh: '显示版本', en: 'show the version' }, language))
    .helpCommand(false)
    .addHelpText('after', () => `\n${said(afterHelp, language)}`);

  for (const { name, summary, arguments: forms, options, load } of commands) {
    const command = dress(program.command(name)).description(said(summary, language));
    command.usage(
      usageOf(
        language,
        forms.map(({ form }) => form),
      ),
    );
    for (const { form, description } of forms) command.argument(shownForm(form, language), said(description, language));
    for (const { flags, description, required, choices } of options) {
      const option = new Option(shownForm(flags, language), said(description, language));
      // Commander tells several values by a Latin letter before the dots.
      option.variadic = flags.endsWith('...>');
      if (required === true) option.makeOptionMandatory();
      if (choices) option.choices(choices);
      command.addOption(option);
    }
    command.action(async () => {
      const start = await load();
      const given = command.args;
      const chosen: Options = command.opts<Record<string, unknown>>();
      ended(await start(session, given, chosen));
    });
  }
  return program;
}

function usageOf(language: Language, forms: readonly string[]): string {
  return [said({ zh: '[选项]', en: '[options]' }, language), ...forms.map((form) => shownForm(form, language))].join(
    ' ',
  );
}

/** What stands in angle brackets, in the language of the run. */
function shownForm(form: string, language: Language): string {
  if (language === 'en') return form;
  return form.replace(
    /<(\w+)(\.\.\.)?>/g,
    (_, name: string, more: string | undefined) => `<${placeholders[name] ?? name}${more ?? ''}>`,
  );
}

const placeholders: Readonly<Record<string, string>> = {
  file: '文件',
  files: '文件',
  dir: '文件夹',
  path: '路径',
  format: '格式',
  kind: '种类',
  settings: '设置',
  date: '日期',
};

const titles: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  zh: { 'Usage:': '用法：', 'Arguments:': '参数：', 'Options:': '选项：', 'Commands:': '命令：' },
  en: {},
};

const afterHelp: Localized = {
  zh: '各命令的用法：rubric <命令> --help，如 rubric check --help\n返回值：0 完成；1 评分表或情况有错；2 用法不对或文件读写不了',
  en: 'More on a command: rubric <command> --help\nExit codes: 0 done; 1 errors in a rubric or in facts; 2 wrong usage, or a file that cannot be used',
};

/** Commander's complaints in the words of a clerk. What it quotes is all that is taken from its text. */
function complaint({ code, message }: CommanderError): Localized {
  const quoted = /'([^']*)'/.exec(message)?.[1] ?? '';
  const near = /\(Did you mean (?:one of )?(.*)\?\)/.exec(message)?.[1];
  const meant: Localized = near ? { zh: `是不是想写 ${near}？`, en: `Did you mean ${near}?` } : { zh: '', en: '' };
  const help: Localized = { zh: '写 --help 看用法。', en: 'See --help.' };
  const advice = near ? meant : help;
  switch (code) {
    case 'commander.unknownCommand':
      return { zh: `没有“${quoted}”这个命令。${advice.zh}`, en: `There is no command “${quoted}”. ${advice.en}` };
    case 'commander.unknownOption':
      return { zh: `没有“${quoted}”这个选项。${advice.zh}`, en: `There is no option “${quoted}”. ${advice.en}` };
    case 'commander.missingArgument':
      return /^(dir|文件夹)/.test(quoted)
        ? { zh: `请写上文件夹。${help.zh}`, en: `Name a folder. ${help.en}` }
        : { zh: `请写上评分表的文件名。${help.zh}`, en: `Name a rubric file. ${help.en}` };
    case 'commander.optionMissingArgument':
      return { zh: `“${quoted}”后面要写上内容。`, en: `“${quoted}” needs a value.` };
    case 'commander.missingMandatoryOptionValue':
      return { zh: `还要写上 ${quoted}。${help.zh}`, en: `${quoted} is needed as well. ${help.en}` };
    case 'commander.invalidArgument': {
      const value = /argument '([^']*)' is invalid/.exec(message)?.[1] ?? quoted;
      const allowed = /Allowed choices are (.*)\./.exec(message)?.[1] ?? '';
      return {
        zh: `“${value}”不行，可以是：${allowed.split(', ').join('、')}。`,
        en: `“${value}” will not do; it may be ${allowed}.`,
      };
    }
    case 'commander.excessArguments':
      return {
        zh: `多写了内容。文件名里有空格时，请用引号括起来。${help.zh}`,
        en: `Too many arguments. Put a file name with spaces in quotation marks. ${help.en}`,
      };
    default:
      return { zh: `命令写得不对。${help.zh}`, en: `The command is not written correctly. ${help.en}` };
  }
}

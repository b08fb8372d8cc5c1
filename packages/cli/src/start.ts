import { log } from './session.ts';
import { languageOf } from './language.ts';
import { nodeHost } from './host.ts';
import { run } from './program.ts';

declare const rubricVersion: string;

// A reader that goes away early (`rubric check … | head`) is no fault of anybody.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
});

const argv = process.argv.slice(2);
const host = nodeHost();
try {
  // Not process.exit(): what is still on its way to a pipe must arrive.
  process.exitCode = await run(argv, host, rubricVersion);
} catch (error: unknown) {
  const reason = error instanceof Error ? error.message.split('\n', 1)[0] : String(error);
  log(
    { host, language: languageOf(argv) ?? 'zh' },
    {
      zh: `这是本程序的毛病，不是您的文件有错；请把命令和文件发给我们（${reason ?? ''}）。`,
      en: `This is a fault of the program, not of your file; please send us the command and the file (${reason ?? ''}).`,
    },
  );
  process.exitCode = 2;
}

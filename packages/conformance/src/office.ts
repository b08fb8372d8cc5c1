/** Programs that show what real offices will see. Tests that need one run where it is installed and say so where not. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export function isInstalled(program: 'soffice' | 'pdftotext' | 'pdftoppm' | 'chromium'): boolean {
  const asked = program === 'pdftotext' || program === 'pdftoppm' ? '-v' : '--version';
  return spawnSync(program, [asked], { stdio: 'ignore' }).error === undefined;
}

/** Runs with a folder that is taken away afterwards. */
export async function inFolder<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'rubric-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Converts files in one run of LibreOffice, with a profile of its own, so that a running office is left alone.
 * Resolves to the texts or bytes of what it wrote, by file name.
 */
export function convert(folder: string, files: readonly string[], format: string): ReadonlyMap<string, Uint8Array> {
  const out = join(folder, 'out');
  const fonts = join(folder, 'fonts.conf');
  writeFileSync(fonts, fontsOfAnOffice);
  const { status, stderr } = spawnSync(
    'soffice',
    [
      `-env:UserInstallation=file://${join(folder, 'profile')}`,
      '--headless',
      '--convert-to',
      format,
      '--outdir',
      out,
      ...files,
    ],
    { encoding: 'utf8', timeout: 600_000, env: { ...process.env, FONTCONFIG_FILE: fonts } },
  );
  if (status !== 0) throw new Error(`soffice: ${stderr}`);
  return new Map(readdirSync(out).map((name) => [name, readFileSync(join(out, name))]));
}

/**
 * An office has the typefaces that its documents ask for; a machine for tests has Noto in their place. Without any
 * Chinese font by that name LibreOffice takes a Latin one, and then loses marks at the edge of justified lines.
 */
const fontsOfAnOffice = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<include ignore_missing="yes">/etc/fonts/fonts.conf</include>
${[
  ['仿宋_GB2312', 'Noto Serif CJK SC'],
  ['楷体_GB2312', 'Noto Serif CJK SC'],
  ['方正小标宋简体', 'Noto Serif CJK SC'],
  ['宋体', 'Noto Serif CJK SC'],
  ['黑体', 'Noto Sans CJK SC'],
]
  .map(
    ([asked, got]) =>
      `<match target="pattern"><test name="family"><string>${asked}</string></test><edit name="family" mode="prepend" binding="strong"><string>${got}</string></edit></match>`,
  )
  .join('\n')}
</fontconfig>
`;

/** Every sheet of a workbook as CSV, numbers as they are and not as they are shown. */
export const allSheets = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1';

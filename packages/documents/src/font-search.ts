/** The typefaces that official documents ask for, where this machine has them, and what stands in where it has not. */
import { type Dirent, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { type FontMetrics, type FontRole, type Fonts, notoSerif, readFontFile } from '@rubric-lang/table';
import type { FontChoice } from '@rubric-lang/emitters';

/** Which typeface a part asked for, and which it got. */
export interface FontNote {
  readonly role: FontRole;
  readonly asked: string;
  readonly got: string;
}

/** Fonts ready to print with. */
export interface PrintFonts {
  readonly choice: FontChoice;
  /** For laying out. */
  readonly metrics: Fonts;
  /** The files' bytes, to be embedded. */
  readonly files: readonly Buffer[];
  readonly notes: readonly FontNote[];
}

interface Wish {
  /** As an office writes it into a document. */
  readonly asked: string;
  /** In order of choice: how a file of it is called, and the family names that it must have inside. */
  readonly found: readonly { readonly file: RegExp; readonly family: RegExp; readonly weight?: number }[];
  readonly weight: 400 | 700;
}

const wishes: Readonly<Record<FontRole, Wish>> = {
  title: {
    asked: '方正小标宋简体',
    found: [{ file: /^(fzxbs|方正小标宋|xiaobiaosong)/i, family: /小标宋|XiaoBiaoSong/i }],
    weight: 700,
  },
  heading: {
    asked: '黑体',
    found: [
      { file: /^simhei/i, family: /^(SimHei|黑体)$/i },
      { file: /^(stheiti|heiti)/i, family: /^(STHeiti|Heiti SC|华文黑体)$/i },
      { file: /^NotoSansCJK(sc)?-Bold/i, family: /^Noto Sans CJK SC$/i, weight: 700 },
      { file: /^SourceHanSansSC?-Bold/i, family: /^(Source Han Sans SC|思源黑体)$/i, weight: 700 },
    ],
    weight: 700,
  },
  second: {
    asked: '楷体_GB2312',
    found: [
      { file: /^(simkai|kaiti|楷体)/i, family: /^(KaiTi|KaiTi_GB2312|楷体|楷体_GB2312)$/i },
      { file: /^(stkaiti|kaiti sc)/i, family: /^(STKaiti|Kaiti SC|华文楷体)$/i },
      { file: /^LXGWWenKai-Regular/i, family: /^(LXGW WenKai|霞鹜文楷)$/i },
    ],
    weight: 400,
  },
  body: {
    asked: '仿宋_GB2312',
    found: [
      { file: /^(simfang|fangsong|仿宋)/i, family: /^(FangSong|FangSong_GB2312|仿宋|仿宋_GB2312)$/i },
      { file: /^(stfangsong|stfangso)/i, family: /^(STFangsong|华文仿宋)$/i },
      { file: /^(ZhuqueFangsong|朱雀仿宋)/i, family: /Zhuque Fangsong|朱雀仿宋/i },
    ],
    weight: 400,
  },
  plain: {
    asked: '宋体',
    found: [
      { file: /^simsun/i, family: /^(SimSun|宋体)$/i },
      { file: /^(stsong|songti)/i, family: /^(STSong|Songti SC|华文宋体)$/i },
    ],
    weight: 400,
  },
};

const embedded = { family: 'Noto Serif SC', 400: 'NotoSerifSC_400Regular', 700: 'NotoSerifSC_700Bold' } as const;
const folders = { 400: '400Regular', 700: '700Bold' } as const;
const roles = Object.keys(wishes) as FontRole[];

/** `installed` looks through the machine's font folders; `embedded` prints alike on every machine. */
export function findFonts(source: 'installed' | 'embedded'): PrintFonts {
  const there = source === 'installed' ? installedFiles() : [];
  const files = new Map<string, Buffer>();
  const notes: FontNote[] = [];
  const choice: Partial<Record<FontRole, FontChoice[FontRole]>> = {};
  const metrics: Partial<Record<FontRole, FontMetrics>> = {};
  const needed = new Set<400 | 700>();
  for (const role of roles) {
    const wish = wishes[role];
    const found = firstFound(wish, there, files);
    notes.push({
      role,
      asked: wish.asked,
      got: found?.family ?? `${embedded.family}${wish.weight === 700 ? ' Bold' : ''}`,
    });
    // The embedded font stands behind the chosen one for characters that it lacks.
    choice[role] = {
      families: found === undefined ? [embedded.family] : [found.family, embedded.family],
      weight: found?.weight ?? wish.weight,
    };
    metrics[role] = found === undefined ? notoSerif[role] : withFallback(found.metrics, notoSerif[role]);
    needed.add(wish.weight);
  }
  return {
    choice: choice as FontChoice,
    metrics: metrics as Fonts,
    files: [...[...needed].map(embeddedFile), ...files.values()],
    notes,
  };
}

function withFallback(first: FontMetrics, second: FontMetrics): FontMetrics {
  return { advance: (codePoint) => first.advance(codePoint) ?? second.advance(codePoint) };
}

function embeddedFile(weight: 400 | 700): Buffer {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve('@expo-google-fonts/noto-serif-sc/package.json');
  return readFileSync(join(dirname(manifest), folders[weight], `${embedded[weight]}.ttf`));
}

interface FoundFont {
  readonly family: string;
  readonly weight: number;
  readonly metrics: FontMetrics;
}

function firstFound(wish: Wish, there: readonly FontPath[], files: Map<string, Buffer>): FoundFont | undefined {
  for (const { file, family, weight } of wish.found) {
    for (const candidate of there.filter((it) => file.test(it.name))) {
      const bytes = files.get(candidate.path) ?? bytesOf(candidate.path);
      if (bytes === undefined) continue;
      const font = readFontFile(bytes).find((it) => it.families.some((name) => family.test(name)));
      if (font === undefined || (weight !== undefined && font.weight !== weight)) continue;
      files.set(candidate.path, bytes);
      return { family: font.family, weight: font.weight, metrics: font.metrics };
    }
  }
  return undefined;
}

interface FontPath {
  readonly name: string;
  readonly path: string;
}

/** Font files by name, each folder in order of name, so that the same machine always chooses the same font. */
function installedFiles(): readonly FontPath[] {
  const found: FontPath[] = [];
  const visit = (folder: string, depth: number): void => {
    for (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name);
      if (entry.isDirectory() && depth < 5) visit(path, depth + 1);
      else if (/\.(ttf|ttc|otf|otc)$/i.test(entry.name)) found.push({ name: entry.name, path });
    }
  };
  for (const folder of fontFolders()) visit(folder, 0);
  return found;
}

function fontFolders(): readonly string[] {
  const home = homedir();
  switch (platform()) {
    case 'win32': {
      const windows = process.env['WINDIR'] ?? 'C:\\Windows';
      const local = process.env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
      return [join(windows, 'Fonts'), join(local, 'Microsoft', 'Windows', 'Fonts')];
    }
    case 'darwin':
      return ['/System/Library/Fonts', '/Library/Fonts', join(home, 'Library', 'Fonts')];
    default:
      return [
        '/usr/share/fonts',
        '/usr/local/share/fonts',
        join(home, '.local', 'share', 'fonts'),
        join(home, '.fonts'),
      ];
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((one, other) => (one.name < other.name ? -1 : 1));
  } catch {
    // A folder that is not there, or that we may not read, has no fonts for us.
    return [];
  }
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

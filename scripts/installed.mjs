// Installs the workspace on a machine that has node and npm and nothing else.
//
// `npm start` and `npm test` call this first, so that two commands are all there is to know. Nothing
// here may import a dependency: there is none yet.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout, without a trailing separator. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

// pnpm is no part of Node, so npm fetches it, in a version that has been tried. The second is asked
// only when the first fails, as pnpm's newest line sometimes does on an older Node or behind a mirror.
const packageManagers = ['pnpm@12.21.0', 'pnpm@10.34.9'];

const oldestNode = [20, 19];

/** What was installed last; written only after an install that succeeded. */
const stamp = join(root, 'node_modules', '.cache', 'installed');

/**
 * Sees to it that node_modules agrees with the lockfile; ends the process with a message when it
 * cannot. Costs a few milliseconds when there is nothing to do. What the install prints goes to
 * stderr, for stdout belongs to the program that is started afterwards.
 */
export function install() {
  requireNode();
  const wanted = digest();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  say('正在安装依赖（首次约一两分钟）…  Installing dependencies …');
  for (const packageManager of packageManagers) {
    if (run(packageManager)) {
      mkdirSync(dirname(stamp), { recursive: true });
      writeFileSync(stamp, wanted);
      return;
    }
    say(`${packageManager} 未能完成安装。  ${packageManager} could not finish the installation.`);
  }
  say('依赖未能安装：请检查网络，或用 npm config set registry 指定可用的镜像后重试。');
  say('The dependencies could not be installed: check the network, or name a reachable registry and try again.');
  process.exit(1);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  say(`需要 Node ${oldestNode.join('.')} 或更新版本，本机为 ${process.versions.node}。请到 https://nodejs.org 安装。`);
  say(`Node ${oldestNode.join('.')} or newer is needed; this is ${process.versions.node}. See https://nodejs.org.`);
  process.exit(1);
}

/** Everything an install depends on: a change in any of these files asks for a new one. */
function digest() {
  const hash = createHash('sha256');
  hash.update(`${process.platform} ${process.arch}`);
  const rooms = readdirSync(join(root, 'packages')).map((room) => join('packages', room));
  for (const folder of ['.', 'grammar', ...rooms]) {
    const file = join(root, folder, 'package.json');
    if (existsSync(file)) hash.update(readFileSync(file));
  }
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

/** @param {string} packageManager name@version */
function run(packageManager) {
  const command = ['exec', '--yes', `--package=${packageManager}`, '--', 'pnpm', 'install', '--frozen-lockfile'];
  // Without a terminal pnpm would rather stop than replace a node_modules it did not make.
  command.push('--config.confirm-modules-purge=false');
  const npm = npmProgram();
  // `npx` is a batch file on Windows, which Node starts only through a shell; npm's own program is
  // plain JavaScript and needs none.
  const result = npm
    ? spawnSync(process.execPath, [npm, ...command], { cwd: root, stdio: ['ignore', 2, 2] })
    : spawnSync('npm', command, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  return result.status === 0;
}

/** npm's program: the one that runs us, or else the one that came with this Node. */
function npmProgram() {
  const beside = dirname(process.execPath);
  const candidates = [
    process.env['npm_execpath'],
    join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
  ];
  return candidates.find((file) => file?.endsWith('npm-cli.js') && existsSync(file));
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`${line}\n`);
}

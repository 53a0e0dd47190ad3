// Whether out/ was built from the files as they are now. Contents are compared, not times: a checkout or a copy
// changes the times of files that are the same.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const inputFolders = ['electron', 'renderer', 'shared', 'resources'];
const inputFiles = [
  'electron.vite.config.ts',
  'package.json',
  'package-lock.json',
  'tsconfig.base.json',
];
const outputs = ['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html'];
const stampOf = (/** @type {string} */ root) => join(root, 'out', '.built');

/**
 * @param {string} root
 * @returns {boolean}
 */
export function isBuildStale(root) {
  if (outputs.some((output) => !existsSync(join(root, output)))) return true;
  const stamp = stampOf(root);
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== hashInputs(root);
}

/**
 * Remembers what a build was made from; take the hash before building, so that an edit made meanwhile counts as new.
 * @param {string} root
 * @param {string} hash
 */
export function markBuilt(root, hash) {
  mkdirSync(dirname(stampOf(root)), { recursive: true });
  writeFileSync(stampOf(root), hash);
}

/**
 * One hash over the names and contents of everything a build reads.
 * @param {string} root
 */
export function hashInputs(root) {
  const hash = createHash('sha256');
  const files = [...inputFiles, ...inputFolders.flatMap((folder) => filesUnder(root, folder))];
  for (const file of files) {
    const path = join(root, file);
    if (existsSync(path)) hash.update(`${file}\0`).update(readFileSync(path)).update('\0');
  }
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {string} folder with forward slashes, relative to root
 * @returns {string[]}
 */
function filesUnder(root, folder) {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) return filesUnder(root, `${folder}/${entry.name}`);
      return entry.name.endsWith('.md') ? [] : [`${folder}/${entry.name}`];
    });
}

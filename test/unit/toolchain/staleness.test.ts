import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashInputs, isBuildStale, markBuilt } from '../../../scripts/staleness.mjs';

let root: string;

function write(file: string, text: string): void {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'muster-staleness-'));
  write('electron/main/index.ts', 'main');
  write('renderer/main.tsx', 'renderer');
  write('shared/domain/ids.ts', 'ids');
  write('resources/icon.svg', 'icon');
  write('package-lock.json', '{}');
  write('electron.vite.config.ts', 'config');
  write('out/main/index.js', '');
  write('out/preload/index.cjs', '');
  write('out/renderer/index.html', '');
  markBuilt(root, hashInputs(root));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe('whether out/ has to be built again', () => {
  it('is fresh right after a build', () => {
    expect(isBuildStale(root)).toBe(false);
  });

  it.each([
    'electron/main/index.ts',
    'renderer/main.tsx',
    'shared/domain/ids.ts',
    'resources/icon.svg',
    'package-lock.json',
    'electron.vite.config.ts',
  ])('is stale after a change of %s', (file) => {
    write(file, 'changed');
    expect(isBuildStale(root)).toBe(true);
  });

  it('is stale after a file was added, renamed or removed', () => {
    write('renderer/ui/new.tsx', '');
    expect(isBuildStale(root)).toBe(true);
    markBuilt(root, hashInputs(root));
    renameSync(join(root, 'renderer/ui/new.tsx'), join(root, 'renderer/ui/other.tsx'));
    expect(isBuildStale(root)).toBe(true);
    markBuilt(root, hashInputs(root));
    rmSync(join(root, 'renderer/ui/other.tsx'));
    expect(isBuildStale(root)).toBe(true);
  });

  it.each(['out/main/index.js', 'out/preload/index.cjs', 'out/renderer/index.html', 'out/.built'])(
    'is stale without %s',
    (file) => {
      rmSync(join(root, file));
      expect(isBuildStale(root)).toBe(true);
    },
  );

  it('looks at contents, not at times: a fresh checkout of the same files is not stale', () => {
    utimesSync(join(root, 'electron/main/index.ts'), new Date(0), new Date(0));
    expect(isBuildStale(root)).toBe(false);
  });

  it('does not care about notes and tests', () => {
    write('electron/store/README.md', 'notes');
    write('test/unit/some.test.ts', 'test');
    expect(isBuildStale(root)).toBe(false);
  });

  it('counts an edit made while building as new', () => {
    const before = hashInputs(root);
    write('renderer/main.tsx', 'edited meanwhile');
    markBuilt(root, before);
    expect(isBuildStale(root)).toBe(true);
  });
});

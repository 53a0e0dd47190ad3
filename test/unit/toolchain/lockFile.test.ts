import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

interface LockedPackage {
  version?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}

const root = resolve(import.meta.dirname, '../../..');
const read = (file: string) => JSON.parse(readFileSync(resolve(root, file), 'utf8'));
const locked: Record<string, LockedPackage> = read('package-lock.json').packages;

/** Where Node looks for a package, from the folder of the one that wants it upwards. */
function placesOf(name: string, wantedBy: string): string[] {
  const places: string[] = [];
  for (let folder = wantedBy; ; folder = folder.slice(0, folder.lastIndexOf('node_modules/'))) {
    folder = folder.replace(/\/$/, '');
    places.push(folder === '' ? `node_modules/${name}` : `${folder}/node_modules/${name}`);
    if (folder === '') return places;
  }
}

describe('package-lock.json', () => {
  it('locks the optional packages of every platform: npm ci refuses the file otherwise', () => {
    const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) =>
        placesOf(name, path).every((place) => locked[place] === undefined),
      ),
    );
    expect(missing).toEqual([]);
  });

  it('names a real version for everything, as npm does not for a package it could not find', () => {
    const unreal = Object.entries(locked).filter(
      ([path, { version }]) => path !== '' && !/^\d+\.\d+\.\d+/.test(version ?? ''),
    );
    expect(unreal).toEqual([]);
    const { optionalDependencies } = read('package.json');
    expect(Object.values(optionalDependencies)).not.toContain('npm:null@*');
  });

  it('names no registry but the public one', () => {
    const hosts = Object.values(locked)
      .flatMap(({ resolved }) => (resolved === undefined ? [] : [new URL(resolved).host]))
      .filter((host) => host !== 'registry.npmjs.org');
    expect(hosts).toEqual([]);
  });

  it('brings a Node 24 for every platform', () => {
    const nodes = Object.entries(read('package.json').optionalDependencies).filter(([name]) =>
      name.startsWith('node-'),
    );
    expect(nodes).toHaveLength(5);
    for (const [, version] of nodes) expect(version).toMatch(/^24\.\d+\.\d+$/);
  });
});

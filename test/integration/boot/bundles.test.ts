import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildMuster, projectRoot } from './support/buildMuster.ts';

const out = (...path: string[]) => join(projectRoot, 'out', ...path);

function scriptsUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.[cm]?js$/.test(name))
    .map((name) => join(folder, name));
}

/** The sources a bundle was made from, by its source map, relative to the project. */
function sourcesOf(script: string): string[] {
  const map: { sources: string[] } = JSON.parse(readFileSync(`${script}.map`, 'utf8'));
  return map.sources.map((source) => source.replaceAll('\\', '/'));
}

beforeAll(buildMuster, 300_000);

describe('the built preload', () => {
  const file = () => out('preload', 'index.cjs');

  it('is one file', () => {
    expect(scriptsUnder(out('preload'))).toEqual([file()]);
  });

  it('is CommonJS and requires electron alone', () => {
    const source = readFileSync(file(), 'utf8');
    const required = [...source.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)];
    expect(new Set(required.map(([, name]) => name))).toEqual(new Set(['electron']));
    expect(source).not.toMatch(/^\s*(import|export)\s/m);
    expect(source).not.toMatch(/\bimport\(/);
    expect(source).not.toMatch(/\b(process|Buffer|globalThis|eval)\b/);
  });

  it('is made of its own source and the channel names', () => {
    const sources = sourcesOf(file()).map((source) => source.replace(/^(\.\.\/)+/, ''));
    expect(sources.filter((source) => !source.startsWith('\0')).sort()).toEqual([
      'electron/preload/index.ts',
      'shared/ipc/channels.ts',
    ]);
  });
});

describe('the built renderer', () => {
  it('holds no Node module and no require', () => {
    const builtin = builtinModules.filter((name) => !name.startsWith('_')).join('|');
    const pattern = new RegExp(
      `(?:from|import|require\\()\\s*["'\`](?:node:[^"'\`]+|electron|${builtin})["'\`]`,
    );
    for (const script of scriptsUnder(out('renderer'))) {
      expect(readFileSync(script, 'utf8')).not.toMatch(pattern);
    }
  });

  it('is made of no source of the main process', () => {
    const sources = scriptsUnder(out('renderer')).flatMap(sourcesOf);
    expect(sources.length).toBeGreaterThan(100);
    expect(sources.filter((source) => /(^|\/)electron\//.test(source))).toEqual([]);
    expect(
      sources.filter((source) => /node_modules\/(electron|better-sqlite3|ws)\//.test(source)),
    ).toEqual([]);
  });

  it('has no inline script or style, and leaves the host its tag for the nonce', () => {
    const page = readFileSync(out('renderer', 'index.html'), 'utf8');
    expect(page).not.toMatch(/<script(?![^>]*\ssrc=)[^>]*>/);
    expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|javascript:/);
    expect(page).toMatch(/<meta name="muster-style-nonce" content="[^"]*"/);
    expect(page).toContain('<head>');
  });
});

describe('the built main process', () => {
  it('has its entry and the workers beside it, and nothing of the renderer', () => {
    const scripts = scriptsUnder(out('main'));
    expect(scripts).toEqual(
      expect.arrayContaining(
        ['index.js', 'rosterWorker.js', 'importWorker.js'].map((name) => out('main', name)),
      ),
    );
    const sources = scripts.flatMap(sourcesOf);
    expect(sources.filter((source) => /(^|\/)(renderer|test)\//.test(source))).toEqual([]);
  });
});

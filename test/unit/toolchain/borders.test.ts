import { describe, expect, it } from 'vitest';
import { borders } from './borderTable.ts';
import { lintProbes, type Probe } from './lintProbe.ts';

const value = (specifier: string) => `import { thing } from '${specifier}';\nexport { thing };`;
const type = (specifier: string) =>
  `import type { Thing } from '${specifier}';\nexport type { Thing };`;

interface Use {
  folder: string;
  code: string;
  breaks: 'imports' | 'globals' | 'plugin' | 'nothing';
}

/** Borders that are not about what is imported but how, and about what is there without an import. */
const uses: Use[] = [
  { folder: 'electron/remotes/', code: type('#electron/sync/ports/remote.ts'), breaks: 'nothing' },
  { folder: 'electron/remotes/', code: type('#electron/store/openStore.ts'), breaks: 'imports' },
  { folder: 'electron/store/', code: type('#electron/sync/ports/store.ts'), breaks: 'nothing' },
  { folder: 'electron/store/', code: value('#electron/sync/ports/store.ts'), breaks: 'plugin' },
  {
    folder: 'electron/remotes/',
    code: "import { type Thing } from '#electron/sync/ports/remote.ts';\nexport type { Thing };",
    breaks: 'plugin',
  },
  { folder: 'electron/ipc/', code: type('#electron/store/openStore.ts'), breaks: 'nothing' },
  { folder: 'electron/ipc/', code: type('#electron/sync/syncRunner.ts'), breaks: 'nothing' },
  { folder: 'electron/ipc/', code: type('#electron/roster/rosterRows.ts'), breaks: 'nothing' },
  {
    folder: 'electron/ipc/',
    code: "import {\n  first,\n  second,\n} from '#electron/store/openStore.ts';\nexport { first, second };",
    breaks: 'plugin',
  },
  { folder: 'electron/ipc/', code: "import '#electron/store/openStore.ts';", breaks: 'plugin' },
  {
    folder: 'electron/ipc/',
    code: "export { openStore } from '#electron/store/openStore.ts';",
    breaks: 'plugin',
  },
  {
    folder: 'electron/ipc/',
    code: "export * from '#electron/store/openStore.ts';",
    breaks: 'plugin',
  },
  {
    folder: 'electron/ipc/',
    code: "export type { Store } from '#electron/store/openStore.ts';",
    breaks: 'nothing',
  },
  {
    folder: 'electron/ipc/',
    code: "export const store = await import('#electron/store/openStore.ts');",
    breaks: 'plugin',
  },
  {
    folder: 'electron/store/',
    code: "export { x } from '../sync/x.ts';",
    breaks: 'imports',
  },
  { folder: 'shared/', code: "export const fs = await import('node:fs');", breaks: 'imports' },
  {
    folder: 'renderer/',
    code: "export type Window = import('electron').BrowserWindow;",
    breaks: 'plugin',
  },
  {
    folder: 'electron/roster/worker.ts',
    code: value('#electron/store/openStore.ts'),
    breaks: 'nothing',
  },
  { folder: 'renderer/', code: "export const answer = fetch('/x');", breaks: 'globals' },
  { folder: 'renderer/', code: "export const answer = window.fetch('/x');", breaks: 'plugin' },
  { folder: 'electron/store/', code: "export const answer = fetch('/x');", breaks: 'globals' },
  { folder: 'electron/ipc/', code: "export const answer = fetch('/x');", breaks: 'globals' },
  { folder: 'electron/sync/', code: "export const answer = fetch('/x');", breaks: 'globals' },
  { folder: 'electron/sync/', code: "export const a = globalThis.fetch('/x');", breaks: 'plugin' },
  { folder: 'electron/sync/', code: 'setTimeout(() => {}, 1);', breaks: 'globals' },
  { folder: 'electron/sync/', code: 'setInterval(() => {}, 1);', breaks: 'globals' },
  { folder: 'electron/sync/', code: 'setImmediate(() => {});', breaks: 'globals' },
  { folder: 'electron/sync/', code: 'export const at = performance.now();', breaks: 'globals' },
  { folder: 'electron/sync/', code: 'export const at = Date.now();', breaks: 'plugin' },
  { folder: 'electron/sync/', code: 'export const clock = Date.now;', breaks: 'plugin' },
  { folder: 'electron/sync/', code: 'export const at = new Date();', breaks: 'plugin' },
  { folder: 'electron/sync/', code: 'export const chance = Math.random();', breaks: 'plugin' },
  { folder: 'electron/sync/', code: 'export const at = new Date(5);', breaks: 'nothing' },
  { folder: 'electron/store/', code: 'export const at = Date.now();', breaks: 'nothing' },
];

const importProbes = borders.flatMap(({ folder, allowed, forbidden }) => [
  ...allowed.map((specifier) => ({ folder, specifier, passes: true })),
  ...forbidden.map((specifier) => ({ folder, specifier, passes: false })),
]);

const probes: Probe[] = [
  ...importProbes.map(({ folder, specifier }) => ({ path: folder, code: value(specifier) })),
  ...uses.map(({ folder, code }) => ({ path: folder, code })),
];
const broken = lintProbes(probes).map((categories) =>
  categories.filter((category) => /^plugin$|noRestricted(Imports|Globals)$/.test(category)),
);

describe('import borders', () => {
  for (const [index, { folder, specifier, passes }] of importProbes.entries()) {
    it(`${folder} ${passes ? 'may' : 'must not'} import ${specifier}`, () => {
      if (passes) expect(broken[index]).toEqual([]);
      else expect(broken[index]).not.toEqual([]);
    });
  }
});

describe('what a folder must not use', () => {
  const categoryOf = {
    imports: ['lint/style/noRestrictedImports'],
    globals: ['lint/style/noRestrictedGlobals'],
    plugin: ['plugin'],
    nothing: [],
  };
  for (const [index, { folder, code, breaks }] of uses.entries()) {
    it(`${folder} ${breaks === 'nothing' ? 'may say' : 'must not say'} ${code.replaceAll('\n', ' ')}`, () => {
      expect([...new Set(broken[importProbes.length + index])]).toEqual(categoryOf[breaks]);
    });
  }
});

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const projectRoot = resolve(import.meta.dirname, '../../..');

export interface Probe {
  /** Where the code would stand, relative to the project root. */
  path: string;
  code: string;
}

interface LintReport {
  diagnostics: { category: string; severity: string; location: { path: string } }[];
}

/**
 * Lints every probe with the project's own biome.json and plugins, in one run, in a folder of its own:
 * nothing is written into the checkout. Returns, in the order of the probes, the rules each one broke.
 */
export function lintProbes(probes: readonly Probe[]): string[][] {
  const folder = mkdtempSync(join(tmpdir(), 'muster-borders-'));
  try {
    cpSync(join(projectRoot, 'biome.json'), join(folder, 'biome.json'));
    cpSync(join(projectRoot, 'scripts/lint'), join(folder, 'scripts/lint'), { recursive: true });
    const files = probes.map(({ path, code }, index) => writeProbe(folder, path, code, index));
    const report = runLinter(folder);
    return files.map((file) =>
      report.diagnostics
        .filter(({ severity, location }) => severity === 'error' && location.path === file)
        .map(({ category }) => category),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A probe's path names a folder (`electron/sync/`) or, where the rule is about one file, that file. */
function writeProbe(folder: string, path: string, code: string, index: number): string {
  const file = path.endsWith('/') ? `${path}probe${index}.ts` : path;
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), `${code}\n`);
  return file;
}

function runLinter(folder: string): LintReport {
  const biome = join(projectRoot, 'node_modules/@biomejs/biome/bin/biome');
  const run = spawnSync(
    process.execPath,
    [biome, 'lint', '--reporter=json', '--max-diagnostics=none', '.'],
    { cwd: folder, encoding: 'utf8' },
  );
  if (!run.stdout.startsWith('{')) throw new Error(`biome gave no report: ${run.stderr}`);
  const report: LintReport = JSON.parse(run.stdout);
  for (const { location } of report.diagnostics) {
    location.path = location.path.replaceAll('\\', '/').replace(/^\.\//, '');
  }
  return report;
}

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { openStore } from '#electron/store/openStore.ts';
import { type GroupId, groupIdSchema } from '#shared/domain/ids.ts';
import { pull } from '#test/support/storeSeed.ts';
import { makeOrganisation } from './organisation.ts';

/** What one export in a process of its own came to. */
export const exportFiguresSchema = z.object({
  rows: z.number(),
  bytes: z.number(),
  ms: z.number(),
  /** Of the whole process at its highest, and before the export began. */
  peakBytes: z.number(),
  idleBytes: z.number(),
  /** The longest that the main thread came to nothing. */
  stallMs: z.number(),
  /** The longest that it worked between two turns: on a busy machine it stands still for others as well. */
  workingMs: z.number(),
  /** Edits committed meanwhile: the slowest. Null: none were. */
  slowestEditMs: z.number().nullable(),
});
export type ExportFigures = z.infer<typeof exportFiguresSchema>;

const formats = ['xlsx', 'csv', 'tsv', 'vcard', 'json', 'emails'] as const;
const sizes = [1000, 10_000, 100_000] as const;
/** Longest stall of the main thread that nobody notices (design, §9). */
const stallLimitMs = 20;

/**
 * Every format at every size, out of a data file with 100,000 people: rows a second, memory, and for how long the main
 * thread stood still. `isMet` is false where that was too long.
 */
export function runExportsBench(): { rows: string[][]; isMet: boolean } {
  const folder = mkdtempSync(join(tmpdir(), 'muster-bench-'));
  try {
    const file = join(folder, 'muster.db');
    const groups = seed(file);
    let isMet = true;
    const rows = [
      [
        'format',
        'rows',
        'seconds',
        'rows/s',
        'file',
        'peak',
        'over idle',
        'stall',
        'of it working',
        'slowest edit',
      ],
    ];
    for (const format of formats) {
      for (const [index, groupId] of groups.entries()) {
        const isLargest = index === groups.length - 1;
        const alone = measure([file, groupId, format, 'alone']);
        const edited = isLargest ? measure([file, groupId, format, 'editing']) : null;
        if (alone.stallMs >= stallLimitMs) isMet = false;
        rows.push(tell(format, alone, edited));
      }
    }
    return { rows, isMet };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function tell(format: string, alone: ExportFigures, edited: ExportFigures | null): string[] {
  const { rows, ms, bytes, peakBytes, idleBytes, stallMs, workingMs } = alone;
  const edit = edited?.slowestEditMs ?? null;
  return [
    format,
    String(rows),
    (ms / 1000).toFixed(2),
    Math.round((rows / ms) * 1000).toLocaleString('en'),
    `${(bytes / 1e6).toFixed(1)} MB`,
    `${Math.round(peakBytes / 1e6)} MB`,
    `${Math.round((peakBytes - idleBytes) / 1e6)} MB`,
    `${stallMs.toFixed(1)} ms`,
    `${workingMs.toFixed(1)} ms`,
    edit === null ? '' : `${edit.toFixed(1)} ms`,
  ];
}

/** A group of each size. */
function seed(file: string): GroupId[] {
  const largest = sizes.at(-1) ?? 0;
  const organisation = makeOrganisation({
    people: largest,
    groups: 20,
    memberships: 2 * largest,
    largestGroup: largest,
  });
  const [everybody] = organisation.groups;
  if (everybody === undefined) throw new Error('There is no group.');
  const ofSizes = sizes.map((size) => ({
    ...everybody,
    remoteId: `size-${size}`,
    name: `Group of ${size}`,
    members: everybody.members.slice(0, size),
  }));
  const store = openStore({ file });
  pull(store, {
    people: organisation.people,
    groups: [...organisation.groups.slice(1), ...ofSizes],
  });
  const groups = sizes.map((size) => store.findGroupByName(`Group of ${size}`, null));
  store.close();
  return groups.map((id) => groupIdSchema.parse(id));
}

function measure(args: readonly string[]): ExportFigures {
  const script = join(import.meta.dirname, 'exportsProcess.ts');
  const { stdout, stderr, status } = spawnSync(process.execPath, [script, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The export failed: ${stderr}`);
  return exportFiguresSchema.parse(JSON.parse(stdout));
}

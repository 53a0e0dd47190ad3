import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { readTable } from '#electron/roster/importing/reading/readTable.ts';
import type { GroupsArrangement } from '#shared/domain/exporting.ts';
import { importReadingSchema } from '#shared/domain/importing.ts';
import { congressFolder, congressMissing } from '#test/fixtures/congressFolder.ts';
import { congressList, congressTable } from '#test/support/congressList.ts';
import { connectedMuster } from '#test/support/connectedMuster.ts';
import { planFile } from '#test/support/takeIn.ts';

const isMissing = congressFolder() === null;
if (isMissing) process.stdout.write(`  ${congressMissing}\n`);

type PersonField = 'name' | 'email' | 'phone' | 'role';

const club = connectedMuster();

beforeEach(() => club.muster.call('sync.setOffline', { offline: true }));

/** Takes everybody in; the committees without anybody, which no list of members names, are made by hand. */
async function takeAllIn(): Promise<void> {
  const { csv } = congressList();
  const { importId, plan } = await planFile(club.muster.call, csv, {
    createGroups: true,
    createPeople: true,
  });
  await club.muster.call('imports.apply', { importId, plan: plan.plan });
  const { items } = await club.muster.call('groups.list', { limit: 5000 });
  const here = new Set(items.map(({ name }) => name));
  for (const { name = '' } of congressTable('groups.csv')) {
    if (!here.has(name)) await club.muster.call('groups.create', { name });
  }
}

async function exportAll(arrangement: GroupsArrangement, fields: readonly PersonField[]) {
  const { jobId } = await club.muster.call('exports.run', {
    source: { kind: 'groups', groupIds: null, arrangement },
    columns: fields.map((field) => ({ field })),
    output: { format: 'xlsx' },
    suggestedName: arrangement,
  });
  const { outcome } = await club.muster.waitFor('job.finished', (job) => job.jobId === jobId);
  if (outcome.kind === 'failed') throw new Error(outcome.error.message);
  return readFile(join(club.data.folder, 'exports', outcome.fileName));
}

/** A sheet as text, every row as wide as its heading. */
async function readSheet(bytes: Buffer, sheet: string | null = null) {
  const { headings, rows, sheets } = await readTable(bytes, importReadingSchema.parse({ sheet }));
  const cells = rows.map((row) => headings.map((_, column) => row.cells[column] ?? ''));
  return { headings, cells, sheets };
}

/** Who is in which group and as what, from the source files. */
function sourceRosters(): Map<string, Map<string, string>> {
  const people = new Map(congressTable('people.csv').map((person) => [person.id, person]));
  const rosters = new Map(
    congressTable('groups.csv').map(({ id, name = '' }) => [
      id,
      { name, members: new Map<string, string>() },
    ]),
  );
  for (const { group_id, person_id, is_admin } of congressTable('memberships.csv')) {
    const email = people.get(person_id)?.email_synthetic ?? '';
    rosters.get(group_id)?.members.set(email, is_admin === 'true' ? 'Admin' : 'Member');
  }
  return new Map([...rosters.values()].map(({ name, members }) => [name, members]));
}

const personCells = () =>
  new Map(
    congressTable('people.csv').map(({ full_name = '', email_synthetic = '', phone = '' }) => [
      email_synthetic,
      [full_name, email_synthetic, phone],
    ]),
  );

describe.skipIf(isMissing)('the public roster, taken in and written out', () => {
  it('is in every cell of a matrix of all its groups what the source files say', async () => {
    await takeAllIn();
    const rosters = sourceRosters();
    const people = personCells();
    const { headings, cells } = await readSheet(
      await exportAll('matrix', ['name', 'email', 'phone']),
    );
    const groups = headings.slice(3);
    expect(headings.slice(0, 3)).toEqual(['Name', 'E-mail', 'Phone']);
    expect(groups.toSorted()).toEqual([...rosters.keys()].sort());
    expect(groups).toHaveLength(230);
    const wanted = [...people]
      .filter(([email]) => [...rosters.values()].some((members) => members.has(email)))
      .map(([email, own]) => {
        const marks = groups.map((group) => {
          const role = rosters.get(group)?.get(email);
          return role === 'Member' ? 'x' : (role ?? '');
        });
        return [...own, ...marks];
      });
    expect(byEmail(cells)).toEqual(byEmail(wanted));
  }, 180_000);

  it('is in every cell of a sheet for each group what the source files say', async () => {
    await takeAllIn();
    const rosters = sourceRosters();
    const people = personCells();
    const bytes = await exportAll('sheets', ['name', 'email', 'phone', 'role']);
    const { items } = await club.muster.call('groups.list', { limit: 5000 });
    const names = items.map(({ name }) => name);
    expect(names.toSorted()).toEqual([...rosters.keys()].sort());
    const { sheets } = await readSheet(bytes);
    expect(sheets).toHaveLength(names.length + 1);
    expect(new Set(sheets.map((sheet) => sheet.toLowerCase())).size).toBe(sheets.length);
    for (const [index, name] of names.entries()) {
      const { headings, cells } = await readSheet(bytes, sheets[index]);
      const wanted = [...(rosters.get(name) ?? [])].map(([email, role]) => [
        ...(people.get(email) ?? []),
        role,
      ]);
      expect(headings).toEqual(['Name', 'E-mail', 'Phone', 'Role']);
      expect(byEmail(cells), name).toEqual(byEmail(wanted));
    }
    const about = await readSheet(bytes, 'About');
    const lines = [about.headings, ...about.cells].map(([label, value]) => `${label}: ${value}`);
    expect(lines).toContain('What this is: All groups (230)');
    expect(lines).toContain(`Rows: ${congressTable('memberships.csv').length}`);
  }, 180_000);
});

const byEmail = (rows: readonly string[][]) =>
  rows.toSorted(([, one = ''], [, other = '']) => (one < other ? -1 : 1));

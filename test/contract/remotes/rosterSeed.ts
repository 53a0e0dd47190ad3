import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface RosterSeed {
  people: readonly {
    id: string;
    name: string;
    email?: string;
    phone?: string;
    role?: string;
    shirt?: string;
  }[];
  groups: readonly { id: string; name: string; description?: string; createdBy?: string }[];
  memberships: readonly {
    groupId: string;
    personId: string;
    isAdmin?: boolean;
    joinedAt?: string;
    leftAt?: string;
  }[];
}

/** Writes a roster as the folder of CSV files a sandbox starts from. */
export function writeSeedFolder({ people, groups, memberships }: RosterSeed): {
  folder: string;
  remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'roster-'));
  mkdirSync(folder, { recursive: true });
  write(folder, 'people.csv', [
    ['id', 'full_name', 'email', 'phone', 'role', 'shirt'],
    ...people.map(({ id, name, email, phone, role, shirt }) => [
      id,
      name,
      email,
      phone,
      role,
      shirt,
    ]),
  ]);
  write(folder, 'groups.csv', [
    ['id', 'name', 'description', 'created_by'],
    ...groups.map(({ id, name, description, createdBy }) => [id, name, description, createdBy]),
  ]);
  write(folder, 'memberships.csv', [
    ['group_id', 'person_id', 'is_admin', 'joined_at', 'left_at'],
    ...memberships.map(({ groupId, personId, isAdmin, joinedAt, leftAt }) => [
      groupId,
      personId,
      isAdmin ? 'true' : '',
      joinedAt,
      leftAt,
    ]),
  ]);
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** People `p-000`, `p-001`, … with everything a person can have. */
export function numberedPeople(count: number): RosterSeed['people'][number][] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(3, '0');
    return {
      id: `p-${number}`,
      name: `Person ${number} Çelik-O’Neill`,
      email: `person.${number}@example.org`,
      phone: `0041 79 000 0${number}`,
      shirt: index % 2 === 0 ? 'M' : 'L',
    };
  });
}

/** Groups `g-0000`, `g-0001`, … */
export function numberedGroups(count: number): RosterSeed['groups'][number][] {
  return Array.from({ length: count }, (_, index) => {
    const number = String(index).padStart(4, '0');
    return {
      id: `g-${number}`,
      name: `Gruppe ${number} 合唱`,
      description: `Who meets on ${number}`,
    };
  });
}

function write(folder: string, name: string, rows: (string | undefined)[][]): void {
  const lines = rows.map((row) =>
    row.map((cell) => `"${(cell ?? '').replaceAll('"', '""')}"`).join(','),
  );
  writeFileSync(join(folder, name), `${lines.join('\r\n')}\r\n`);
}

import type { GroupsArrangement } from '#shared/domain/exporting.ts';
import type { ExportLine, ExportReading } from '#shared/domain/exportReading.ts';
import { groupIdSchema, personIdSchema } from '#shared/domain/ids.ts';
import { congressTable } from '#test/support/congressList.ts';

const idOf = (index: number) => `01890a5d-ac96-774b-bcce-${index.toString(16).padStart(12, '0')}`;

/** The public roster as a store would tell it, and what the sheets made of it have to show, headings first. */
export function congressReading(arrangement: GroupsArrangement) {
  const groups = congressTable('groups.csv');
  const people = congressTable('people.csv');
  const memberships = congressTable('memberships.csv');
  const lines = new Map(
    people.map(({ id = '', full_name = '', email_synthetic = '', phone = '' }, index) => {
      const line: ExportLine = {
        id: personIdSchema.parse(idOf(index)),
        memberKey: id,
        name: full_name,
        email: email_synthetic,
        phone: phone || null,
        status: 'active',
        otherEmails: [],
        attributes: {},
        groups: [],
        stay: null,
        memberOf: new Map(),
      };
      return [id, line] as const;
    }),
  );
  const rosters = groups.map(({ id, name = '' }) => ({
    name,
    members: memberships
      .filter(({ group_id }) => group_id === id)
      .flatMap(({ person_id = '', is_admin }) => {
        const line = lines.get(person_id);
        return line === undefined ? [] : [{ line, isAdmin: is_admin === 'true' }];
      }),
  }));
  const parts = rosters.map(({ name, members }) => ({
    name,
    total: members.length,
    lines: members.map(({ line, isAdmin }) => ({
      ...line,
      stay: { isAdmin, joinedAt: null, leftAt: null, syncMark: 'synced' as const },
    })),
  }));
  const own = ({ name, email, phone }: ExportLine) => [name, email ?? '', phone ?? ''];
  const rowsOf = ({ members }: (typeof rosters)[number]) =>
    members.map(({ line, isAdmin }) => [...own(line), isAdmin ? 'Admin' : 'Member']);
  const person = ['Name', 'E-mail', 'Phone'];
  const reading: ExportReading = { parts, matrix: [], groupNames: new Map(), unsentEdits: 0 };

  switch (arrangement) {
    case 'sheets': {
      const sheets = rosters.map((roster) => ({
        title: roster.name,
        rows: [[...person, 'Role'], ...rowsOf(roster)],
      }));
      return { reading, sheets };
    }
    case 'column': {
      const rows = rosters.flatMap((roster) => rowsOf(roster).map((row) => [roster.name, ...row]));
      return {
        reading,
        sheets: [{ title: 'Groups', rows: [['Group', ...person, 'Role'], ...rows] }],
      };
    }
    case 'matrix': {
      const placed = [...lines.values()].map((line) => ({
        ...line,
        memberOf: new Map(
          rosters.flatMap(({ members }, place) => {
            const found = members.find((member) => member.line.id === line.id);
            return found === undefined ? [] : [[place, found.isAdmin] as const];
          }),
        ),
      }));
      const rows = placed.map((line) => [
        ...own(line),
        ...rosters.map((_, place) => {
          const isAdmin = line.memberOf.get(place);
          return isAdmin === undefined ? '' : isAdmin ? 'Admin' : 'x';
        }),
      ]);
      const matrix = rosters.map(({ name }, index) => ({
        id: groupIdSchema.parse(idOf(index)),
        name,
      }));
      const part = { name: null, total: placed.length, lines: placed };
      return {
        reading: { ...reading, parts: [part], matrix },
        sheets: [
          { title: 'Groups', rows: [[...person, ...rosters.map(({ name }) => name)], ...rows] },
        ],
      };
    }
  }
}

import type { FileIdentity, ImportKeys, PersonKeys } from '#shared/domain/importFacts.ts';

/** One of the people a file names. */
export interface FilePerson extends FileIdentity {
  /** The lines that name them, in their order. */
  lines: number[];
}

/** A row, and whom it names: their number, or a sentence why that cannot be told. */
export interface NamedRow {
  line: number;
  identity: FileIdentity;
}

interface Draft extends FilePerson {
  keys: PersonKeys;
}

/**
 * Puts the rows together that name the same person: by id, else by e-mail, else by name with phone, else by name alone.
 * What says more goes first, so the order of the rows changes nothing; people are numbered as they first appear.
 */
export function groupPeople(
  rows: readonly NamedRow[],
  { keysOf }: ImportKeys,
): { people: FilePerson[]; personOf: (number | string)[] } {
  const byId = new Map<string, Draft>();
  const byEmail = new Map<string, Draft>();
  const byName = new Map<string, Draft[]>();
  const byPhone = new Map<string, Draft>();
  const byNameAndPhone = new Map<string, Draft>();
  const drafts: (Draft | string)[] = rows.map(() => '');
  const keys = rows.map(({ identity }) => keysOf(identity));
  const phonesOf = collectPhones();

  for (const stage of ['id', 'email', 'phone', 'name'] as const) {
    for (const [index, row] of rows.entries()) {
      const own = keys[index];
      if (own === undefined || stageOf(row.identity) !== stage) continue;
      drafts[index] = place(row, own);
    }
  }
  return numbered(drafts);

  function place({ identity, line }: NamedRow, own: PersonKeys): Draft | string {
    const known = find(identity, own);
    if (typeof known === 'string') return known;
    const draft = known ?? { ...identity, lines: [], keys: own };
    if (known === null) keep(draft);
    else complete(draft, identity, own);
    draft.lines.push(line);
    return draft;
  }

  /** The phones by which lines without an id or address tell people of one name apart. */
  function collectPhones(): ReadonlyMap<string, ReadonlySet<string>> {
    const phones = new Map<string, Set<string>>();
    for (const [index, { identity }] of rows.entries()) {
      const { name = null, phone = null } = keys[index] ?? {};
      if (stageOf(identity) !== 'phone' || name === null || phone === null) continue;
      const known = phones.get(name);
      if (known === undefined) phones.set(name, new Set([phone]));
      else known.add(phone);
    }
    return phones;
  }

  function find({ id, name, email }: FileIdentity, own: PersonKeys): Draft | string | null {
    if (id !== null) {
      const holder = byId.get(id) ?? null;
      if (holder === null || isSameName(holder.keys, own)) return holder;
      return `${holder.name ?? 'Somebody else'} has the member ID ${id} in line ${holder.lines[0] ?? 1}. One ID can be that of one person only.`;
    }
    if (own.email !== null) {
      const holder = byEmail.get(own.email) ?? null;
      if (holder === null || isSameName(holder.keys, own)) return holder;
      return `${holder.name ?? 'Somebody else'} has the e-mail address ${email ?? ''} in line ${holder.lines[0] ?? 1}. One address can be that of one person only.`;
    }
    if (own.phone !== null) {
      if (own.name === null) return byPhone.get(own.phone) ?? null;
      return byNameAndPhone.get(nameAndPhone(own.name, own.phone)) ?? onlyWithoutPhone(own.name);
    }
    const namesakes = own.name === null ? [] : (byName.get(own.name) ?? []);
    const [first, second] = namesakes;
    if (second === undefined) return first ?? null;
    return `Several people in this file are called ${name ?? ''}, and nothing says which of them this is.`;
  }

  /** Where one address and one phone stand beside a name, they are one person's. */
  function onlyWithoutPhone(name: string): Draft | null {
    if (phonesOf.get(name)?.size !== 1) return null;
    const [first, second] = (byName.get(name) ?? []).filter(
      ({ keys: { phone } }) => phone === null,
    );
    return second === undefined ? (first ?? null) : null;
  }

  function keep(draft: Draft): void {
    const { id, keys: own } = draft;
    if (id !== null) byId.set(id, draft);
    if (own.email !== null && !byEmail.has(own.email)) byEmail.set(own.email, draft);
    if (own.phone !== null && !byPhone.has(own.phone)) byPhone.set(own.phone, draft);
    addName(draft, own.name);
    addNameAndPhone(draft);
  }

  function addNameAndPhone(draft: Draft): void {
    const { name, phone } = draft.keys;
    if (name === null || phone === null) return;
    const key = nameAndPhone(name, phone);
    if (!byNameAndPhone.has(key)) byNameAndPhone.set(key, draft);
  }

  function addName(draft: Draft, name: string | null): void {
    if (name === null) return;
    const namesakes = byName.get(name);
    if (namesakes === undefined) byName.set(name, [draft]);
    else namesakes.push(draft);
  }

  /** What a later row says of somebody that the first did not. */
  function complete(draft: Draft, { name, email, phone }: FileIdentity, own: PersonKeys): void {
    const lacked = draft.keys;
    draft.keys = {
      email: lacked.email ?? own.email,
      name: lacked.name ?? own.name,
      turned: lacked.name === null ? own.turned : lacked.turned,
      phone: lacked.phone ?? own.phone,
    };
    draft.name ??= name;
    draft.email ??= email;
    draft.phone ??= phone;
    if (lacked.email === null && own.email !== null && !byEmail.has(own.email))
      byEmail.set(own.email, draft);
    if (lacked.name === null) addName(draft, own.name);
    addNameAndPhone(draft);
  }
}

function nameAndPhone(name: string, phone: string): string {
  return `${phone}\n${name}`;
}

function stageOf({ id, email, phone }: FileIdentity): 'id' | 'email' | 'phone' | 'name' {
  if (id !== null) return 'id';
  if (email !== null) return 'email';
  return phone !== null ? 'phone' : 'name';
}

function numbered(drafts: readonly (Draft | string)[]) {
  const numbers = new Map<Draft, number>();
  const people: FilePerson[] = [];
  const personOf = drafts.map((draft): number | string => {
    if (typeof draft === 'string') return draft;
    const known = numbers.get(draft);
    if (known !== undefined) return known;
    const { id, name, email, phone } = draft;
    const lines = draft.lines.toSorted((one, other) => one - other);
    people.push({ id, name, email, phone, lines });
    numbers.set(draft, people.length - 1);
    return people.length - 1;
  });
  return { people, personOf };
}

/** May two names be one person's? The same, turned round, or the one a shorter form of the other: "J. Smith". */
function isSameName(one: PersonKeys, other: PersonKeys): boolean {
  if (one.name === null || other.name === null || one.name === other.name) return true;
  if (one.turned.includes(other.name)) return true;
  const [short = [], long = []] = [wordsOf(one.name), wordsOf(other.name)].sort(
    (first, second) => first.length - second.length,
  );
  return short.every((word) => long.some((its) => its.startsWith(word) || word.startsWith(its)));
}

function wordsOf(name: string): string[] {
  return name.split(/[\s.,-]+/).filter((word) => word !== '');
}

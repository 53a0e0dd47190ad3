import type { PastedCandidate } from '#shared/domain/pastedPeople.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import { readPersonText } from '../text/personText.ts';
import { findSimilarNames } from './similarNames.ts';
import { isSamePhone, localDigits, nameKey, phoneKey, type WantedPerson } from './wantedPeople.ts';

/** Whom a line may mean, by the best there is to go by; the best first. Of namesakes all, and as many lines share a list. */
export interface Found {
  by: PastedCandidate['foundBy'];
  ids: readonly RowId[];
}

/**
 * Whom each of them may be, in their order; null: nobody. By e-mail, else by the same name, else by the same name turned
 * round, else by phone, else by a similar name. Nobody who is gone. Everybody is read once (with 100,000 people, 60 ms),
 * however many are looked for; names are compared only for who was found by nothing else.
 */
export function findWanted(rows: Rows, wanted: readonly WantedPerson[]): (Found | null)[] {
  const emails = keysFor(wanted.flatMap(({ email }) => email ?? []));
  const names = keysFor(
    wanted.flatMap(({ name, turned }) => (name === null ? [] : [name, ...turned])),
  );
  const phones = new Map<string, { id: RowId; phone: string }[]>();
  for (const { phone } of wanted) if (phone !== null) phones.set(phone.slice(-localDigits), []);

  const gone = rows.people.gone();
  const people: { id: RowId; name: string }[] = [];
  for (const { id, searchText } of rows.people.texts()) {
    if (gone.has(id)) continue;
    const { name, email, digits, others } = readPersonText(searchText);
    const key = nameKey(name);
    people.push({ id, name: key });
    names.get(key)?.push(id);
    emails.get(email)?.push(id);
    if (others !== '') for (const address of others.split('\n')) emails.get(address)?.push(id);
    if (digits === '' || phones.size === 0) continue;
    const phone = phoneKey(digits);
    phones.get(phone.slice(-localDigits))?.push({ id, phone });
  }

  const found = wanted.map((one): Found | null => {
    const byEmail = one.email === null ? [] : (emails.get(one.email) ?? []);
    if (byEmail.length > 0) return { by: 'email', ids: byEmail };
    const byName = one.name === null ? [] : (names.get(one.name) ?? []);
    if (byName.length > 0) return { by: 'name', ids: byName };
    const turned = one.turned.map((key) => names.get(key) ?? []).filter((ids) => ids.length > 0);
    const [only = [], ...others] = turned;
    if (turned.length > 0) return { by: 'name', ids: others.length === 0 ? only : turned.flat() };
    const byPhone = withPhone(one.phone);
    return byPhone.length > 0 ? { by: 'phone', ids: byPhone } : null;
  });
  addSimilar(found, wanted, people);
  const once = new Map<readonly RowId[], readonly RowId[]>();
  return found.map((one) => one && { ...one, ids: onlyOnce(one.ids, once) });

  function withPhone(wish: string | null): RowId[] {
    if (wish === null) return [];
    const sameEnd = phones.get(wish.slice(-localDigits)) ?? [];
    return sameEnd.filter(({ phone }) => isSamePhone(phone, wish)).map(({ id }) => id);
  }
}

/** One list for each: with thousands of namesakes, one for every line that may mean them would fill the memory. */
function onlyOnce(
  ids: readonly RowId[],
  known: Map<readonly RowId[], readonly RowId[]>,
): readonly RowId[] {
  const before = known.get(ids);
  if (before !== undefined) return before;
  const unique = new Set(ids);
  const made = unique.size === ids.length ? ids : [...unique];
  known.set(ids, made);
  return made;
}

function keysFor(keys: readonly string[]): Map<string, RowId[]> {
  return new Map(keys.map((key) => [key, []]));
}

function addSimilar(
  found: (Found | null)[],
  wanted: readonly WantedPerson[],
  people: readonly { id: RowId; name: string }[],
): void {
  const open = new Set<string>();
  for (const [index, { name }] of wanted.entries()) {
    if (found[index] === null && name !== null) open.add(name);
  }
  if (open.size === 0) return;
  const names = [...open];
  const similar = findSimilarNames(names, people);
  const byName = new Map(
    names.map((name, index) => [name, (similar[index] ?? []).map(({ id }) => id)]),
  );
  for (const [index, { name }] of wanted.entries()) {
    const alike = found[index] === null && name !== null ? (byName.get(name) ?? []) : [];
    if (alike.length > 0) found[index] = { by: 'similarName', ids: alike };
  }
}

import type { PersonRow } from '../repositories/personRows.ts';
import type { Rows } from '../repositories/rows.ts';
import type { RowId } from '../schema/columns.ts';
import { addressesIn } from '../text/personText.ts';

/** Asking the index takes 1 ms for each of a few, reading through 100,000 people 50 ms for any number. */
const fewAddresses = 30;

/** The first who has one of these folded addresses, and which; null: they are all free. Nobody who is gone has any. */
export function findAddressHolder(
  rows: Rows,
  wanted: ReadonlySet<string>,
): { holder: PersonRow; address: string } | null {
  for (const { id } of candidates(rows, wanted)) {
    const [holder] = rows.people.ofIds([id]);
    if (holder === undefined || holder.status === 'gone') continue;
    const address = addressesIn(holder.searchText).find((held) => wanted.has(held));
    if (address !== undefined) return { holder, address };
  }
  return null;
}

/** Whose texts hold an address, perhaps as a part of another one. */
function* candidates(rows: Rows, wanted: ReadonlySet<string>): Iterable<{ id: RowId }> {
  if (wanted.size <= fewAddresses) {
    for (const address of wanted) yield* rows.people.holding(address);
    return;
  }
  for (const { id, searchText } of rows.people.texts()) {
    if (addressesIn(searchText).some((held) => wanted.has(held))) yield { id };
  }
}

import { distance } from 'fastest-levenshtein';
import type { RowId } from '../schema/columns.ts';

/**
 * How alike two names have to be to be taken for a slip of the pen: 1 minus the letters to be changed over the letters of
 * the longer one, of the folded names with their words in order. A fifth may differ: "jon smiht" and "john smith" are 0.8.
 */
export const similarEnough = 0.8;

export interface SimilarName {
  id: RowId;
  similarity: number;
}

/** A wanted name, by its place, that a person's is like. */
interface Hit {
  index: number;
  similarity: number;
}

/** Not five, as many as are shown: whoever is not among them may be taken for somebody whom a file does not name. */
const mostCandidates = 50;

/** Buckets of trigrams; two that share one make a candidate more, never one less. */
const buckets = 1 << 16;

/**
 * For each wanted name (folded) the people whose names are most like it, the most alike first, at most 50. `people` are
 * in order of name. One pass over everybody, however many are wanted: only who shares enough trigrams with a wanted name
 * is compared with it.
 */
export function findSimilarNames(
  wanted: readonly string[],
  people: readonly { id: RowId; name: string }[],
): SimilarName[][] {
  const keys = wanted.map(inOrder);
  const trigrams = wanted.map(trigramsOf);
  const { starts, holders } = indexTrigrams(trigrams);
  const shared = new Uint16Array(wanted.length);
  // Of whom a person's name may be like, the least they must share: most of those met are out by this alone.
  const leastShared = Uint16Array.from(keys, ({ length }, index) => {
    const changes = Math.floor((length / similarEnough) * (1 - similarEnough) + rounding);
    return Math.max(1, (trigrams[index]?.length ?? 0) - 3 * changes);
  });
  const met = new Uint32Array(wanted.length);
  const found = wanted.map((): SimilarName[] => []);
  let lastName: string | null = null;
  let hits: Hit[] = [];
  for (const { id, name } of people) {
    if (name !== lastName) hits = compare(name);
    lastName = name;
    for (const { index, similarity } of hits) keep(found[index], { id, similarity });
  }
  return found;

  function compare(name: string): Hit[] {
    const own = trigramsOf(name);
    let metCount = 0;
    for (const bucket of own) {
      const end = starts[bucket + 1] ?? 0;
      for (let place = starts[bucket] ?? 0; place < end; place += 1) {
        const index = holders[place] ?? 0;
        const before = shared[index] ?? 0;
        if (before === 0) {
          met[metCount] = index;
          metCount += 1;
        }
        shared[index] = before + 1;
      }
    }
    let key: string | null = null;
    const alike: Hit[] = [];
    for (let place = 0; place < metCount; place += 1) {
      const index = met[place] ?? 0;
      const count = shared[index] ?? 0;
      shared[index] = 0;
      if (count < (leastShared[index] ?? 0)) continue;
      const theirs = keys[index] ?? '';
      const longer = Math.max(theirs.length, name.length);
      const changes = Math.floor(longer * (1 - similarEnough) + rounding);
      // A changed letter is in three trigrams at most.
      const fewest = Math.max(own.length, trigrams[index]?.length ?? 0) - 3 * changes;
      if (count < fewest || Math.abs(theirs.length - name.length) > changes) continue;
      const least = Math.ceil((fewest + 3 * changes - count) / 3);
      if (1 - least / longer <= worstKept(found[index])) continue;
      key ??= inOrder(name);
      const similarity = 1 - distance(theirs, key) / longer;
      if (similarity >= similarEnough - rounding) alike.push({ index, similarity });
    }
    return alike;
  }
}

const rounding = 1e-9;

/** Whoever is no better than this does not count any more. */
function worstKept(best: readonly SimilarName[] | undefined): number {
  return best?.[mostCandidates - 1]?.similarity ?? 0;
}

function keep(best: SimilarName[] | undefined, candidate: SimilarName): void {
  if (best === undefined) return;
  const place = best.findIndex(({ similarity }) => similarity < candidate.similarity);
  best.splice(place === -1 ? best.length : place, 0, candidate);
  if (best.length > mostCandidates) best.pop();
}

/** The words of a name in one order, so that "Ada Lovelace" is "Lovelace Ada". */
function inOrder(name: string): string {
  return name.includes(' ') ? name.split(' ').sort().join(' ') : name;
}

/** The bucket of each letter of a name with its neighbours in the same word: the order of words does not matter. */
function trigramsOf(name: string): number[] {
  const trigrams: number[] = [];
  const blank = 32;
  let before = blank;
  for (let index = 0; index < name.length; index += 1) {
    const letter = name.charCodeAt(index);
    if (letter !== blank) {
      const after = index + 1 < name.length ? name.charCodeAt(index + 1) : blank;
      trigrams.push(((before * 31 + letter) * 31 + after) % buckets);
    }
    before = letter;
  }
  return trigrams;
}

/** For each bucket, from `starts[bucket]` to `starts[bucket + 1]`, which names have a trigram in it. */
function indexTrigrams(trigrams: readonly (readonly number[])[]): {
  starts: Uint32Array;
  holders: Uint32Array;
} {
  const each = trigrams.map((own) => new Set(own));
  const starts = new Uint32Array(buckets + 1);
  for (const own of each)
    for (const bucket of own) starts[bucket + 1] = (starts[bucket + 1] ?? 0) + 1;
  for (let bucket = 0; bucket < buckets; bucket += 1) {
    starts[bucket + 1] = (starts[bucket + 1] ?? 0) + (starts[bucket] ?? 0);
  }
  const next = starts.slice();
  const holders = new Uint32Array(starts[buckets] ?? 0);
  for (const [index, own] of each.entries()) {
    for (const bucket of own) {
      const place = next[bucket] ?? 0;
      holders[place] = index;
      next[bucket] = place + 1;
    }
  }
  return { starts, holders };
}

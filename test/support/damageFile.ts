import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** Numbers that only depend on the seed (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const pageBytes = 4096;

/** What has happened to a file, by name; `pages` are the numbers of the pages of its tables, by table. */
export const damages: Record<
  string,
  (bytes: Buffer, pick: (below: number) => number, pages: ReadonlyMap<string, number>) => Buffer
> = {
  'the header is garbage': (bytes, pick) => garbage(bytes, pick, 0, 100),
  'the first page is garbage': (bytes, pick) => garbage(bytes, pick, 0, pageBytes),
  'the first page is zeros': (bytes) => Buffer.from(bytes).fill(0, 0, pageBytes),
  'a schema page is garbage': (bytes, pick) => pageGone(bytes, pick, 2 + pick(3)),
  'the outbox is garbage': (bytes, pick, pages) => pageGone(bytes, pick, pages.get('outbox') ?? 1),
  'activity is garbage': (bytes, pick, pages) => pageGone(bytes, pick, pages.get('activity') ?? 1),
  'the groups are garbage': (bytes, pick, pages) =>
    pageGone(bytes, pick, pages.get('roster_group') ?? 1),
  'the people are garbage': (bytes, pick, pages) => pageGone(bytes, pick, pages.get('person') ?? 1),
  'the edits are garbage': (bytes, pick, pages) => pageGone(bytes, pick, pages.get('edit') ?? 1),
  'the copies are garbage': (bytes, pick, pages) =>
    pageGone(bytes, pick, pages.get('base_membership') ?? 1),
  'a page is garbage': (bytes, pick) =>
    pageGone(bytes, pick, 2 + pick(bytes.length / pageBytes - 1)),
  'three pages are garbage': (bytes, pick) =>
    [1, 2, 3].reduce<Buffer>(
      (so) => pageGone(so, pick, 2 + pick(bytes.length / pageBytes - 1)),
      Buffer.from(bytes),
    ),
  'one page stands in another’s place': (bytes, pick) => {
    const copy = Buffer.from(bytes);
    const from = pageBytes * (1 + pick(bytes.length / pageBytes - 1));
    bytes.copy(copy, pageBytes * (1 + pick(bytes.length / pageBytes - 1)), from, from + pageBytes);
    return copy;
  },
  'a few bytes are other ones': (bytes, pick) => {
    const copy = Buffer.from(bytes);
    for (let n = 0; n < 400; n += 1) copy[100 + pick(bytes.length - 100)] = pick(256);
    return copy;
  },
  'the end is missing': (bytes, pick) => bytes.subarray(0, 1 + pick(bytes.length - 1)),
  'the second half is zeros': (bytes) => Buffer.from(bytes).fill(0, bytes.length >> 1),
  'everything is garbage': (bytes, pick) => garbage(bytes, pick, 0, bytes.length),
  'it is a text': () => Buffer.from('This was a database once. '.repeat(300)),
};

/** Puts the damage into the file; returns the bytes of the file and of its log. */
export function damageFile(
  file: string,
  how: string,
  seed: number,
  pages: ReadonlyMap<string, number>,
): { file: Buffer; log: Buffer | null } {
  const damage = damages[how];
  if (damage === undefined) throw new Error(`No damage is called ${how}.`);
  writeFileSync(file, damage(readFileSync(file), numbersFrom(seed), pages));
  const log = `${file}-wal`;
  return { file: readFileSync(file), log: existsSync(log) ? readFileSync(log) : null };
}

function garbage(
  bytes: Buffer,
  pick: (below: number) => number,
  start: number,
  end: number,
): Buffer {
  const copy = Buffer.from(bytes);
  for (let place = start; place < Math.min(end, copy.length); place += 1) copy[place] = pick(256);
  return copy;
}

function pageGone(bytes: Buffer, pick: (below: number) => number, page: number): Buffer {
  return garbage(bytes, pick, (page - 1) * pageBytes, page * pageBytes);
}

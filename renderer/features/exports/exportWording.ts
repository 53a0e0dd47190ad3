import type { ExportOutput } from '#shared/domain/exporting.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { countOf, countPeople, formatCount } from '../../ui/counts.ts';
import { named, type Sentence } from '../../ui/sentence.ts';
import { countedNouns } from './formatWording.ts';
import type { SourceWish } from './sourceWish.ts';

/** Heads a dialog: `Export “Kitchen”`, `Export the history of “Kitchen”`, `Export people`. */
export function wordTitle(wish: SourceWish, groupName: string | null): Sentence {
  switch (wish.kind) {
    case 'group':
      return groupName === null ? ['Export a group'] : ['Export “', named(groupName), '”'];
    case 'groups':
      return [wish.groupIds === null ? 'Export all groups' : 'Export several groups'];
    case 'people':
      return ['Export people'];
    case 'stays':
      return groupName === null
        ? ['Export a history']
        : ['Export the history of “', named(groupName), '”'];
  }
}

/** What a file is called after, without day and ending. */
export function wordSubject({ kind, groupIds }: SourceWish, groupName: string | null): string {
  switch (kind) {
    case 'group':
      return groupName ?? 'Roster';
    case 'groups':
      return groupIds === null ? 'All groups' : 'Groups';
    case 'people':
      return 'People';
    case 'stays':
      return `${groupName ?? 'Roster'} history`;
  }
}

type Preview = Value<'exports.preview'>;

/** `31 rows in 4 sheets · 2 edits not on the server yet`. */
export function wordPreview(
  { format }: ExportOutput,
  { total, sheets, unsentEdits }: Pick<Preview, 'total' | 'sheets' | 'unsentEdits'>,
): string {
  const [one, many] = countedNouns[format];
  const rows = countOf(total, one, many);
  const counted =
    sheets.length > 1 ? `${rows} on ${countOf(sheets.length, 'sheet', 'sheets')}` : rows;
  if (unsentEdits === 0) return counted;
  return `${counted} · ${countOf(unsentEdits, 'edit', 'edits')} not on the server yet`;
}

/** `31 people on 2 sheets of paper`. */
export function wordPages({
  sheets,
  people,
}: Pick<Value<'exports.page'>, 'sheets' | 'people'>): string {
  return `${countPeople(people)} on ${countOf(sheets, 'sheet', 'sheets')} of paper`;
}

/** Whom a line of addresses leaves out; null: nobody. */
export function wordWithoutAddress(count: number): string | null {
  if (count === 0) return null;
  return count === 1
    ? '1 person has no e-mail address and is left out.'
    : `${countPeople(count)} have no e-mail address and are left out.`;
}

/** How many texts so many addresses make. */
export function countParts(total: number, chunk: number | null): number {
  return chunk === null ? 1 : Math.max(1, Math.ceil(total / chunk));
}

/** What was saved, for the toast. */
export function wordSaved(output: ExportOutput, fileName: string, rows: number): Sentence {
  const [one, many] = countedNouns[output.format];
  return ['Saved ', named(fileName), ` with ${countOf(rows, one, many)}`];
}

/** What was copied, and what to do with it. */
export function wordCopied(
  output: ExportOutput,
  rows: number,
  part: { place: number; of: number },
): string {
  const [one, many] = countedNouns[output.format];
  const what =
    part.of === 1
      ? `Copied ${countOf(rows, one, many)}.`
      : `Copied part ${formatCount(part.place)} of ${formatCount(part.of)}.`;
  const it = part.of > 1 || rows === 1 ? 'it' : 'them';
  if (output.format === 'emails') return `${what} Paste ${it} into the BCC line.`;
  return output.format === 'tsv' ? `${what} Paste ${it} into a spreadsheet.` : what;
}

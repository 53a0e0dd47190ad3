import type { ExportLine } from '#shared/domain/exportReading.ts';
import { guardText } from '../cellGuard.ts';
import type { ExportDocument } from '../exportDocument.ts';
import { joinPieces, type TextWriting } from './textWriting.ts';
import { contentLine, escapeValue } from './vcard/contentLine.ts';
import { splitName } from './vcard/splitName.ts';

/**
 * vCard 3.0 (RFC 2426), which every address book reads: a card for each of the people, once, in UTF-8. `UID` is the key by
 * which the server knows them, so that a later import mends a card instead of adding another; `CATEGORIES` are the
 * groups they are in now.
 */
export function writeVcards({
  lines,
  about,
}: Pick<ExportDocument, 'lines' | 'about'>): TextWriting {
  const written = new Set<string>();
  const revision = about.writtenAt.replace(/\.\d+Z$/, 'Z');

  function* cards(): Generator<string> {
    for (const line of lines) {
      if (written.has(line.id)) continue;
      written.add(line.id);
      yield card(line, revision);
    }
  }

  return {
    parts: [joinPieces(cards())],
    file: { before: '', between: '', after: '' },
    tally: () => ({ rows: written.size, withoutAddress: 0 }),
  };
}

function card(line: ExportLine, revision: string): string {
  const { family, given, suffix } = splitName(onOneLine(line.name));
  const emails = [...(line.email === null ? [] : [line.email]), ...line.otherEmails].map(clean);
  const groups = line.groups.map(clean);
  return [
    contentLine('BEGIN', 'VCARD'),
    contentLine('VERSION', '3.0'),
    contentLine('PRODID', '-//Muster//Muster//EN'),
    contentLine('UID', escapeValue(clean(line.memberKey ?? line.id))),
    contentLine('FN', escapeValue(shownName(line))),
    contentLine('N', [family, given, '', '', suffix].map(escapeValue).join(';')),
    ...emails.map((email, index) =>
      contentLine(`EMAIL;TYPE=INTERNET${index === 0 ? ',PREF' : ''}`, escapeValue(email)),
    ),
    ...(line.phone === null
      ? []
      : [contentLine('TEL;TYPE=VOICE', escapeValue(onOneLine(line.phone)))]),
    ...(groups.length === 0 ? [] : [contentLine('CATEGORIES', groups.map(escapeValue).join(','))]),
    contentLine('REV', revision),
    contentLine('END', 'VCARD'),
  ].join('');
}

/** A card without a name is refused: whoever has none is called by what else is known. */
function shownName({ name, email, phone, memberKey, id }: ExportLine): string {
  const names = [name, email, phone, memberKey].map((text) => clean(text ?? ''));
  return names.find((text) => text.trim() !== '') ?? id;
}

/** A number has no lines (RFC 2426, 3.3.1), and no part of a name has any. */
function onOneLine(text: string): string {
  return clean(text).replaceAll('\n', ' ');
}

function clean(text: string): string {
  return guardText(text, 'typed');
}

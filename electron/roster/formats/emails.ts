import type { ExportOutput } from '#shared/domain/exporting.ts';
import type { ExportLine } from '#shared/domain/exportReading.ts';
import { isMailable } from '#shared/domain/mailable.ts';
import type { ExportDocument } from '../exportDocument.ts';
import type { TextWriting } from './textWriting.ts';

type EmailsOutput = Extract<ExportOutput, { format: 'emails' }>;

const separators = { comma: ', ', semicolon: '; ', line: '\n' } as const;

/**
 * The addresses of people for a mail's BCC line, bare, each once however it is capitalised. Only what has the shape of an
 * address gets in: nothing in it can end the line, or start a name or another header.
 */
export function writeEmails(
  { lines }: Pick<ExportDocument, 'lines'>,
  { separator, chunk }: EmailsOutput,
): TextWriting {
  const known = new Set<string>();
  const without = new Set<string>();

  function* parts(): Generator<string[]> {
    let some: string[] = [];
    for (const line of lines) {
      const address = addressOf(line);
      if (address === null) without.add(line.id);
      if (address === null || known.has(address.toLowerCase())) continue;
      known.add(address.toLowerCase());
      some.push(address);
      if (some.length !== chunk) continue;
      yield [some.join(separators[separator])];
      some = [];
    }
    if (some.length > 0) yield [some.join(separators[separator])];
  }

  return {
    parts: parts(),
    file: { before: '', between: '\n\n', after: '\n' },
    tally: () => ({ rows: known.size, withoutAddress: without.size }),
  };
}

/** Somebody's first address that can be written to; null: they have none. */
function addressOf({ email, otherEmails }: ExportLine): string | null {
  const addresses = [...(email === null ? [] : [email]), ...otherEmails].map((text) => text.trim());
  return addresses.find(isMailable) ?? null;
}

import type { ExportOutput } from '#shared/domain/exporting.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { ExportDocument } from './exportDocument.ts';
import { writeText } from './formats/writeText.ts';

/** Characters: what a clipboard and the programs behind it still take in one go. */
const longestText = 8 * 1024 * 1024;

/** A whole export as text. Throws MusterError `notSupported` or `limitExceeded`. */
export function collectText(
  document: ExportDocument,
  output: ExportOutput,
): { parts: string[]; rows: number } {
  const { parts, tally } = writeText(document, output);
  const texts: string[] = [];
  let length = 0;
  for (const part of parts) {
    let text = '';
    for (const piece of part) {
      length += piece.length;
      if (length > longestText) throw tooLong();
      text += piece;
    }
    texts.push(text);
  }
  return { parts: texts, rows: tally().rows };
}

function tooLong(): MusterError {
  return new MusterError(
    'limitExceeded',
    'This is too much for the clipboard. Save it as a file.',
    { limit: longestText },
  );
}

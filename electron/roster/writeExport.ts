import type { ExportOutput } from '#shared/domain/exporting.ts';
import { writeFileAtomically } from './atomicFile.ts';
import type { ExportDocument } from './exportDocument.ts';
import type { FileSystem } from './fileSystem.ts';
import type { ByteSink } from './formats/byteSink.ts';
import { writeText } from './formats/writeText.ts';
import { writeXlsx } from './formats/xlsx.ts';

export interface ExportFile {
  document: ExportDocument;
  output: ExportOutput;
  targetPath: string;
  /** Where the file grows; whoever may have to end this process knows it, to tidy up after it. */
  temporaryPath: string;
  signal: AbortSignal;
  fileSystem?: FileSystem;
}

export interface WrittenFile {
  /** Lines of people, without the headings; of `emails`, addresses. */
  rows: number;
  bytes: number;
}

/**
 * Writes a document to a file, whole or not at all, reading the lines once and holding few. Rejects with MusterError
 * `cancelled`, `diskFull`, `fileDenied`, `limitExceeded`, `notSupported` (paper is no file of lines), or with what the
 * lines threw.
 */
export async function writeExport({ document, output, ...file }: ExportFile): Promise<WrittenFile> {
  let rows = 0;
  const bytes = await writeFileAtomically(file, async (sink) => {
    rows = await writeDocument(document, output, sink);
  });
  return { rows, bytes };
}

/** A document as the bytes of its file. Answers with the rows. */
export async function writeDocument(
  document: ExportDocument,
  output: ExportOutput,
  sink: ByteSink,
): Promise<number> {
  if (output.format === 'xlsx') return writeXlsx(document, output, sink);
  const { parts, file, tally } = writeText(document, output);
  const put = async (text: string) => {
    if (text !== '') await sink.write(Buffer.from(text));
  };
  await put(file.before);
  let isFirst = true;
  for (const part of parts) {
    if (!isFirst) await put(file.between);
    isFirst = false;
    for (const piece of part) await put(piece);
  }
  await put(file.after);
  return tally().rows;
}

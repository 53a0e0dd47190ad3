import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { Readable } from 'node:stream';
import { fileHandleSchema } from '#shared/domain/ids.ts';
import { securityHeaders } from '../contentSecurityPolicy.ts';
import type { Application } from '../hostServices.ts';

const contentTypes: Readonly<Record<string, string>> = {
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.csv': 'text/csv; charset=utf-8',
  '.pdf': 'application/pdf',
};

/** A finished export as a download; null when the handle is none of ours or its file has gone. */
export async function respondWithExport(
  application: Pick<Application, 'exportedFile'>,
  handle: string,
): Promise<Response | null> {
  const parsed = fileHandleSchema.safeParse(handle);
  const file = parsed.success ? application.exportedFile(parsed.data) : null;
  if (file === null) return null;
  const opened = await open(file.path).catch(() => null);
  if (opened === null) return null;
  const { size } = await opened.stat();
  return new Response(Readable.toWeb(opened.createReadStream()), {
    headers: {
      ...securityHeaders,
      'Content-Type': contentTypes[extname(file.fileName)] ?? 'application/octet-stream',
      'Content-Length': String(size),
      'Content-Disposition': contentDisposition(file.fileName),
      'Cache-Control': 'no-store',
    },
  });
}

/** RFC 6266: the name in UTF-8 (RFC 8187), and one in ASCII for whoever does not read that. */
export function contentDisposition(fileName: string): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`;
}

/** Larger bodies are refused with 413, as Stream does. */
export const maximumBodyBytes = 4 * 1024 * 1024;

/** The whole body, or null when it is larger than the sandbox takes. Rejects when the client goes away. */
export async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get('content-length') ?? 0) > maximumBodyBytes) return null;
  if (request.method === 'GET' || request.method === 'HEAD' || !request.body)
    return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > maximumBodyBytes) return null;
    chunks.push(chunk);
  }
  return new Uint8Array(Buffer.concat(chunks));
}

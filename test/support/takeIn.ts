import type { ImportId, ImportReading, ImportWish } from '#shared/domain/importing.ts';
import type { ParamsInput, Value } from '#shared/ipc/contract.ts';
import type { TestApplication } from './startTestApplication.ts';

type Call = TestApplication['call'];
const pieceBytes = 700_000;

/** Sends a file in pieces, as a window does. */
export async function sendFile(
  call: Call,
  bytes: Uint8Array,
  fileName = 'list.csv',
): Promise<ImportId> {
  const { importId } = await call('imports.begin', { fileName, bytes: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
    const data = Buffer.from(bytes.subarray(offset, offset + pieceBytes)).toString('base64');
    await call('imports.receive', { importId, offset, data });
  }
  return importId;
}

export async function readFileOf(
  call: Call,
  source: string | Uint8Array,
  reading: Partial<ImportReading> = {},
): Promise<{ importId: ImportId; read: Value<'imports.read'> }> {
  const bytes = typeof source === 'string' ? Buffer.from(source) : source;
  const importId = await sendFile(call, bytes);
  const read = await call('imports.read', { importId, reading, rows: 20 });
  return { importId, read };
}

/** Reads a file and plans it with the guessed mapping; `wish` says the rest. */
export async function planFile(
  call: Call,
  source: string | Uint8Array,
  wish: Partial<Omit<ParamsInput<'imports.plan'>['wish'], 'mapping'>> & {
    mapping?: ImportWish['mapping'];
  } = {},
): Promise<{ importId: ImportId; plan: Value<'imports.plan'>; read: Value<'imports.read'> }> {
  const { importId, read } = await readFileOf(call, source);
  const plan = await call('imports.plan', { importId, wish: { mapping: read.mapping, ...wish } });
  return { importId, plan, read };
}

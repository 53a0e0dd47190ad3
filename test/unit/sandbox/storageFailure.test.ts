import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { Dataset } from '#electron/sandbox/dataset/dataset.ts';
import { createStreamFace } from '#electron/sandbox/faces/stream/streamFace.ts';
import { memoryStorage } from '#electron/sandbox/persistence/storage.ts';

describe('a mutation that cannot be stored', () => {
  it('is answered with 500 and has not happened', async () => {
    let isFull = false;
    const clock = { now: () => 1_793_534_400_000_000_000n };
    const storage = {
      ...memoryStorage(),
      commit() {
        if (isFull) throw new Error('disk full');
      },
    };
    const dataset = new Dataset(storage, clock);
    dataset.createGroup('g', { name: 'G', description: '', teamId: null, createdBy: null }, []);
    const problems: string[] = [];
    const credentials = { apiKey: 'key', apiSecret: 'secret' };
    const face = createStreamFace({
      dataset,
      credentials,
      clock,
      rateLimit: { budget: 100, windowSeconds: 60 },
      onProblem: (line) => problems.push(line),
    });
    const authorization = await new SignJWT({ server: true })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new TextEncoder().encode(credentials.apiSecret));
    const rename = () =>
      face.answer(
        new Request('http://127.0.0.1/usergroups/g?api_key=key', {
          method: 'PUT',
          headers: { authorization, 'stream-auth-type': 'jwt' },
          body: JSON.stringify({ name: 'H' }),
        }),
      );
    isFull = true;
    const refused = await rename();
    expect(refused.status).toBe(500);
    expect(await refused.json()).toMatchObject({ code: -1, StatusCode: 500 });
    expect(dataset.group('g')?.name).toBe('G');
    expect(problems).toEqual(['UpdateUserGroup failed: disk full']);
    isFull = false;
    expect((await rename()).status).toBe(201);
    expect(dataset.group('g')?.name).toBe('H');
  });
});

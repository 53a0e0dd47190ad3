import { describe, expect, it } from 'vitest';
import { createAdmission } from '#electron/hosts/browserShell/admission.ts';

const port = 4321;
const ours = 'http://127.0.0.1:4321';

function headers(values: Record<string, string>) {
  return (name: string) => values[name];
}

describe('who may talk to the browser shell', () => {
  it.each([
    [{ host: '127.0.0.1:4321' }, true],
    [{ host: '127.0.0.1:4321', origin: ours }, true],
    [{ host: '127.0.0.1:4321', 'sec-fetch-site': 'none' }, true],
    [{ host: '127.0.0.1:4321', origin: ours, 'sec-fetch-site': 'same-origin' }, true],
    [{}, false],
    [{ host: '127.0.0.1' }, false],
    [{ host: '127.0.0.1:80' }, false],
    [{ host: 'localhost:4321' }, false],
    [{ host: 'evil.example:4321' }, false],
    [{ host: '127.0.0.1:4321.evil.example' }, false],
    [{ host: '127.0.0.1:4321', origin: 'http://evil.example' }, false],
    [{ host: '127.0.0.1:4321', origin: 'http://127.0.0.1:9999' }, false],
    [{ host: '127.0.0.1:4321', origin: 'https://127.0.0.1:4321' }, false],
    [{ host: '127.0.0.1:4321', origin: 'null' }, false],
    [{ host: '127.0.0.1:4321', 'sec-fetch-site': 'cross-site' }, false],
    [{ host: '127.0.0.1:4321', 'sec-fetch-site': 'same-site' }, false],
  ] as [Record<string, string>, boolean][])('with %j: %s', (values, isAdmitted) => {
    expect(createAdmission(port).comesFromUs(headers(values))).toBe(isAdmitted);
  });

  it('an upgrade has to name our origin', () => {
    const admission = createAdmission(port);
    const host = '127.0.0.1:4321';
    expect(admission.upgradeComesFromUs(headers({ host }))).toBe(false);
    expect(admission.upgradeComesFromUs(headers({ host, origin: ours }))).toBe(true);
    expect(admission.upgradeComesFromUs(headers({ host: 'localhost:4321', origin: ours }))).toBe(
      false,
    );
  });
});

describe('the one-time token', () => {
  it('is exchanged once for a cookie that no script and no other site gets', () => {
    const admission = createAdmission(port);
    const token = admission.issueToken();
    const cookie = admission.redeem(token);
    expect(cookie).toMatch(/^muster-4321=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(admission.redeem(token)).toBeNull();
  });

  it('is not to be guessed, and is none of the other tokens', () => {
    const admission = createAdmission(port);
    const first = admission.issueToken();
    const second = admission.issueToken();
    expect(first).not.toBe(second);
    expect(first).toMatch(/^[\w-]{43}$/);
    for (const wrong of [
      '',
      'x',
      first.slice(0, -1),
      `${first}x`,
      createAdmission(port).issueToken(),
    ]) {
      expect(admission.redeem(wrong)).toBeNull();
    }
    expect(admission.redeem(second)).not.toBeNull();
    expect(admission.redeem(first)).not.toBeNull();
  });

  it('is not itself a session', () => {
    const admission = createAdmission(port);
    const token = admission.issueToken();
    expect(admission.holdsSession(headers({ cookie: `muster-4321=${token}` }))).toBe(false);
  });
});

describe('the session cookie', () => {
  it('is found among others, and only by its full value', () => {
    const admission = createAdmission(port);
    const cookie = admission.redeem(admission.issueToken())?.split(';')[0] ?? '';
    const holds = (value: string) => admission.holdsSession(headers({ cookie: value }));
    expect(holds(cookie)).toBe(true);
    expect(holds(`other=1; ${cookie}; more=2`)).toBe(true);
    expect(holds(`${cookie}x`)).toBe(false);
    expect(holds(cookie.replace('4321', '4322'))).toBe(false);
    expect(holds('muster-4321')).toBe(false);
    expect(holds('')).toBe(false);
    expect(admission.holdsSession(headers({}))).toBe(false);
  });
});

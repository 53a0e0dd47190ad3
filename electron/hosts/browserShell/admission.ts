import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A request's header by its lower-case name. */
export type ReadHeader = (name: string) => string | undefined;

/**
 * Who may talk to the shell. Other programs and other pages of this computer reach the port too, so every request has
 * to name our own address as Host (no DNS rebinding) and, where the browser tells, our own origin; and it has to hold
 * the cookie that a one-time token from the printed address was exchanged for.
 */
export function createAdmission(port: number) {
  const host = `127.0.0.1:${port}`;
  const origin = `http://${host}`;
  // Cookies do not know ports: two shells of one user must not share one.
  const cookieName = `muster-${port}`;
  const session = randomSecret();
  const tokens = new Set<string>();

  function comesFromUs(header: ReadHeader): boolean {
    if (header('host') !== host) return false;
    const claimedOrigin = header('origin');
    if (claimedOrigin !== undefined && claimedOrigin !== origin) return false;
    const site = header('sec-fetch-site');
    return site === undefined || site === 'same-origin' || site === 'none';
  }

  return {
    origin,
    comesFromUs,
    /** An upgrade always carries an origin in browsers; here it must. */
    upgradeComesFromUs: (header: ReadHeader): boolean =>
      header('origin') === origin && comesFromUs(header),
    /** Opens the shell once. */
    issueToken(): string {
      const token = randomSecret();
      tokens.add(token);
      return token;
    },
    /** The Set-Cookie value that a token is worth; null when it is unknown or was used before. */
    redeem(token: string): string | null {
      for (const issued of tokens) {
        if (!isSame(issued, token)) continue;
        tokens.delete(issued);
        return `${cookieName}=${session}; Path=/; HttpOnly; SameSite=Strict`;
      }
      return null;
    },
    holdsSession(header: ReadHeader): boolean {
      const cookies = header('cookie')?.split(';') ?? [];
      return cookies.some((cookie) => {
        const [name, value = ''] = cookie.trim().split('=');
        return name === cookieName && isSame(session, value);
      });
    },
  };
}
export type Admission = ReturnType<typeof createAdmission>;

function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Takes the same time however much of it is right. */
function isSame(secret: string, claim: string): boolean {
  return timingSafeEqual(digest(secret), digest(claim));
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

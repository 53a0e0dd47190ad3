import { errors, jwtVerify } from 'jose';
import type { SandboxClock } from '../../dataset/clock.ts';
import type { Dataset } from '../../dataset/dataset.ts';
import type { Person } from '../../dataset/records.ts';
import { authenticationError, streamCode } from './streamError.ts';

export interface StreamCredentials {
  readonly apiKey: string;
  readonly apiSecret: string;
}

/** Who is asking: the organisation's own server, which may do everything, or a person. */
export type Caller =
  | { readonly kind: 'server' }
  | { readonly kind: 'user'; readonly person: Person };

/**
 * Finds out who sent a request, from `api_key`, `stream-auth-type` and the token in `Authorization`
 * (the bare JWT, without "Bearer"). Throws StreamError 401 with the code for what is wrong.
 */
export async function authenticate(
  request: { readonly apiKey: string | undefined; readonly headers: Headers },
  credentials: StreamCredentials,
  dataset: Dataset,
  clock: SandboxClock,
): Promise<Caller> {
  if (!request.apiKey) throw authenticationError(streamCode.accessKey, 'api_key is missing');
  if (request.apiKey !== credentials.apiKey) {
    throw authenticationError(streamCode.accessKey, 'api_key not found');
  }
  if (request.headers.get('stream-auth-type') !== 'jwt') {
    throw authenticationError(streamCode.authentication, 'stream-auth-type missing or invalid');
  }
  const token = request.headers.get('authorization');
  if (!token)
    throw authenticationError(streamCode.authentication, 'authorization header is missing');

  const claims = await verifiedClaims(token, credentials.apiSecret, clock);
  if (claims.server === true) return { kind: 'server' };
  const userId = claims.user_id;
  if (typeof userId !== 'string' || userId === '') {
    throw authenticationError(streamCode.authentication, 'the token has no user_id');
  }
  const person = dataset.person(userId);
  if (!person) {
    throw authenticationError(streamCode.authentication, `user ${userId} does not exist`);
  }
  return { kind: 'user', person };
}

async function verifiedClaims(
  token: string,
  secret: string,
  clock: SandboxClock,
): Promise<Record<string, unknown>> {
  const nowSeconds = Number(clock.now() / 1_000_000_000n);
  const claims = await verify(token, secret, nowSeconds);
  if (typeof claims.iat === 'number' && claims.iat > nowSeconds) {
    throw authenticationError(
      streamCode.tokenUsedBeforeIssued,
      'the token is used before its time of issue (iat)',
    );
  }
  return claims;
}

async function verify(
  token: string,
  secret: string,
  nowSeconds: number,
): Promise<Record<string, unknown>> {
  try {
    const verified = await jwtVerify(token, new TextEncoder().encode(secret), {
      algorithms: ['HS256'],
      currentDate: new Date(nowSeconds * 1000),
    });
    return verified.payload;
  } catch (error) {
    if (error instanceof errors.JWTExpired) {
      throw authenticationError(streamCode.tokenExpired, 'the token has expired');
    }
    if (error instanceof errors.JWTClaimValidationFailed && error.claim === 'nbf') {
      throw authenticationError(streamCode.tokenNotYetValid, 'the token is not valid yet');
    }
    if (error instanceof errors.JWSSignatureVerificationFailed) {
      throw authenticationError(streamCode.tokenSignature, 'the token signature is invalid');
    }
    throw authenticationError(
      streamCode.authentication,
      token.startsWith('Bearer ')
        ? 'the token is malformed: Stream wants it without "Bearer"'
        : 'the token is malformed',
    );
  }
}

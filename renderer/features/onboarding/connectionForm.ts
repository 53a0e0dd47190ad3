import { baseUrlSchema, type StreamCredentials } from '#shared/domain/workspace.ts';
import type { Failure } from '#shared/ipc/errors.ts';

/** What the form holds. Nothing of it is kept after the form is gone. */
export interface ConnectionValues {
  name: string;
  baseUrl: string;
  kind: StreamCredentials['kind'];
  apiKey: string;
  apiSecret: string;
  userToken: string;
}

export const emptyConnection: ConnectionValues = {
  name: '',
  baseUrl: 'https://chat.stream-io-api.com',
  kind: 'server',
  apiKey: '',
  apiSecret: '',
  userToken: '',
};

type FieldErrors = Partial<Record<keyof ConnectionValues, string>>;

/** What is missing or cannot be right, before anything is sent. */
export function checkConnection(values: ConnectionValues): FieldErrors {
  const errors: FieldErrors = checkCredentials(values);
  const baseUrl = baseUrlSchema.safeParse(values.baseUrl.trim());
  if (!baseUrl.success) errors.baseUrl = baseUrl.error.issues[0]?.message ?? 'This is no address.';
  if (values.name.trim() === '') errors.name = 'Give the workspace a name.';
  return errors;
}

export function checkCredentials(values: ConnectionValues): FieldErrors {
  const errors: FieldErrors = {};
  if (values.apiKey.trim() === '') errors.apiKey = 'The API key is needed.';
  if (values.kind === 'server' && values.apiSecret.trim() === '') {
    errors.apiSecret = 'The API secret is needed.';
  }
  if (values.kind === 'user' && values.userToken.trim() === '') {
    errors.userToken = 'The user token is needed.';
  }
  return errors;
}

/** Spaces around a pasted key are never meant. */
export function credentialsOf(values: ConnectionValues): StreamCredentials {
  const apiKey = values.apiKey.trim();
  return values.kind === 'server'
    ? { kind: 'server', apiKey, apiSecret: values.apiSecret.trim() }
    : { kind: 'user', apiKey, userToken: values.userToken.trim() };
}

/** The field a failed connection is about; null when it is about none in particular. */
export function fieldOfFailure(
  { code }: Failure,
  kind: ConnectionValues['kind'],
): keyof ConnectionValues | null {
  switch (code) {
    case 'signInFailed':
    case 'permissionDenied':
      return kind === 'server' ? 'apiSecret' : 'userToken';
    case 'unreachable':
    case 'unexpectedReply':
      return 'baseUrl';
    case 'duplicateName':
      return 'name';
    default:
      return null;
  }
}

import { capabilitiesByProvider, type Provider } from '#shared/domain/capabilities.ts';
import {
  type Account,
  accountSchema,
  type Connection,
  connectionNeeds,
} from '#shared/domain/connection.ts';
import {
  baseUrlSchema,
  type CredentialKind,
  type Credentials,
  type Scope,
} from '#shared/domain/workspace.ts';
import type { Failure } from '#shared/ipc/errors.ts';

/** What the form holds. Nothing of it is kept after the form is gone. */
export interface ConnectionValues {
  name: string;
  /** Null until the user has chosen: a key must not go to a vendor by default. */
  provider: Provider | null;
  baseUrl: string;
  kind: CredentialKind;
  apiKey: string;
  apiSecret: string;
  userToken: string;
  scope: Scope | null;
}

export const emptyConnection: ConnectionValues = {
  name: '',
  provider: null,
  baseUrl: '',
  kind: 'apiKey',
  apiKey: '',
  apiSecret: '',
  userToken: '',
  scope: null,
};

/** Another system: what was entered for the one before is not for its server. The name stays. */
export function valuesFor(provider: Provider, name = ''): ConnectionValues {
  const { defaultBaseUrl, credentialKinds } = connectionNeeds[provider];
  return { ...emptyConnection, name, provider, baseUrl: defaultBaseUrl, kind: credentialKinds[0] };
}

export type ConnectionField = keyof ConnectionValues;
/** The fields that sign in. */
export const credentialFields: readonly ConnectionField[] = ['apiKey', 'apiSecret', 'userToken'];

type FieldErrors = Partial<Record<ConnectionField, string>>;

/** What is missing or cannot be right, before anything is sent; in the order of the fields. */
export function checkConnection(values: ConnectionValues): FieldErrors {
  if (values.provider === null) return { provider: 'Choose where your groups are.' };
  return {
    ...(values.name.trim() === '' && { name: 'Give the workspace a name.' }),
    ...checkAddress(values.baseUrl),
    ...checkCredentials(values),
    ...(connectionNeeds[values.provider].scope?.isRequired === true &&
      values.scope === null && { scope: 'Choose the organisation.' }),
  };
}

export function checkAddress(text: string): FieldErrors {
  const baseUrl = baseUrlSchema.safeParse(text.trim());
  if (baseUrl.success) return {};
  return { baseUrl: baseUrl.error.issues[0]?.message ?? 'This is no address.' };
}

export function checkCredentials({ kind, ...values }: ConnectionValues): FieldErrors {
  return {
    ...(values.apiKey.trim() === '' && { apiKey: 'The API key is needed.' }),
    ...(kind === 'server' &&
      values.apiSecret.trim() === '' && { apiSecret: 'The API secret is needed.' }),
    ...(kind === 'user' &&
      values.userToken.trim() === '' && { userToken: 'The user token is needed.' }),
  };
}

/** Spaces around a pasted key are never meant. */
export function credentialsOf({ kind, ...values }: ConnectionValues): Credentials {
  const apiKey = values.apiKey.trim();
  switch (kind) {
    case 'apiKey':
      return { kind, apiKey };
    case 'server':
      return { kind, apiKey, apiSecret: values.apiSecret.trim() };
    case 'user':
      return { kind, apiKey, userToken: values.userToken.trim() };
  }
}

/** Null while something is missing. */
export function accountOf(values: ConnectionValues): Account | null {
  const { provider } = values;
  const baseUrl = values.baseUrl.trim();
  return (
    accountSchema.safeParse({ provider, baseUrl, credentials: credentialsOf(values) }).data ?? null
  );
}

/** Do both speak of one account at one address? */
export function isSameAccount(one: ConnectionValues, other: ConnectionValues): boolean {
  const parts = ['provider', 'baseUrl', 'kind', 'apiKey', 'apiSecret', 'userToken'] as const;
  return parts.every((part) => one[part] === other[part]);
}

/** Null while something is missing. */
export function connectionOf(values: ConnectionValues): Connection | null {
  const account = accountOf(values);
  const id = values.scope?.id.trim() ?? '';
  const scope = values.scope === null || id === '' ? null : { id, name: values.scope.name.trim() };
  return account === null ? null : { ...account, scope };
}

/** The field a failed connection is about; null when it is about none in particular. */
export function fieldOfFailure(
  { code }: Failure,
  { kind, scope }: Pick<ConnectionValues, 'kind' | 'scope'>,
): ConnectionField | null {
  switch (code) {
    case 'signInFailed':
    case 'permissionDenied':
      return secretField[kind];
    case 'unreachable':
    case 'unexpectedReply':
      return 'baseUrl';
    case 'notFound':
      return scope === null ? null : 'scope';
    case 'duplicateName':
      return 'name';
    default:
      return null;
  }
}

const secretField = {
  apiKey: 'apiKey',
  server: 'apiSecret',
  user: 'userToken',
} as const satisfies Record<CredentialKind, ConnectionField>;

/** In a few words, what there is to work with at a vendor's. */
export function abilitiesOf(provider: Provider): string {
  const { groupAdmins, membershipHistory, createPeople, maxMembersPerGroup } =
    capabilitiesByProvider[provider];
  const groups = [
    groupAdmins ? 'admins' : null,
    maxMembersPerGroup === null ? null : `up to ${maxMembersPerGroup} people`,
  ].filter((part) => part !== null);
  return [
    membershipHistory ? 'Keeps join and leave dates.' : null,
    groups.length === 0 ? null : `Groups have ${groups.join(' and ')}.`,
    createPeople ? 'People can be added.' : 'People are added there, not here.',
  ]
    .filter((sentence) => sentence !== null)
    .join(' ');
}

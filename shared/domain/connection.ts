import { z } from 'zod';
import { type Provider, providerSchema } from './capabilities.ts';
import {
  baseUrlSchema,
  type CredentialKind,
  type Credentials,
  credentialsSchema,
  scopeSchema,
} from './workspace.ts';

/** What connecting to a provider takes: data for the form and for the checks of the contract. */
export interface ConnectionNeeds {
  /** The vendor's public address; it may be changed. */
  defaultBaseUrl: string;
  /** The vendor's public site, with its dashboard and documentation. */
  website: string;
  credentialKinds: readonly [CredentialKind, ...CredentialKind[]];
  /** What of the account a workspace can cover; null: always all of it. */
  scope: { kind: 'organization' | 'team'; isRequired: boolean } | null;
  /** Where there is no keychain, these variables of the environment stand in for signing in again. */
  environment: CredentialVariables;
}

/** For one kind of credentials, the environment variable of each of its parts. */
export type CredentialVariables = {
  [Kind in CredentialKind]: {
    kind: Kind;
    variables: Readonly<
      Record<Exclude<keyof Extract<Credentials, { kind: Kind }>, 'kind'>, string>
    >;
  };
}[CredentialKind];

/** Sources: CONTRACTS.md §1 (one organization per workspace), §2 (an optional team), §3 (one account per key). */
export const connectionNeeds: Readonly<Record<Provider, ConnectionNeeds>> = {
  membersDev: {
    defaultBaseUrl: 'https://api.members.dev',
    website: 'https://members.dev/',
    credentialKinds: ['apiKey'],
    scope: null,
    environment: { kind: 'apiKey', variables: { apiKey: 'MUSTER_MEMBERS_DEV_API_KEY' } },
  },
  workos: {
    defaultBaseUrl: 'https://api.workos.com',
    website: 'https://workos.com/',
    credentialKinds: ['apiKey'],
    scope: { kind: 'organization', isRequired: true },
    environment: { kind: 'apiKey', variables: { apiKey: 'MUSTER_WORKOS_API_KEY' } },
  },
  stream: {
    defaultBaseUrl: 'https://chat.stream-io-api.com',
    website: 'https://getstream.io/',
    credentialKinds: ['server', 'user'],
    scope: { kind: 'team', isRequired: false },
    environment: {
      kind: 'server',
      variables: { apiKey: 'MUSTER_STREAM_API_KEY', apiSecret: 'MUSTER_STREAM_API_SECRET' },
    },
  },
};

const accountShape = {
  provider: providerSchema,
  baseUrl: baseUrlSchema,
  credentials: credentialsSchema,
} as const;

/** Credentials of another kind are never sent to a provider's server. */
export function fitsProvider(provider: Provider, { kind }: { kind: CredentialKind }): boolean {
  return connectionNeeds[provider].credentialKinds.includes(kind);
}

const hasFittingCredentials = ({
  provider,
  credentials,
}: {
  provider: Provider;
  credentials: { kind: CredentialKind };
}) => fitsProvider(provider, credentials);
const unfitting = 'These are not the credentials that this server takes.';

/** An account whose scopes may be asked for, before one is chosen. */
export const accountSchema = z.object(accountShape).refine(hasFittingCredentials, unfitting);
export type Account = z.infer<typeof accountSchema>;

/** Everything it takes to connect. */
export const connectionSchema = z
  .object({ ...accountShape, scope: scopeSchema.nullable() })
  .refine(hasFittingCredentials, unfitting)
  .refine(({ provider, scope }) => {
    const needs = connectionNeeds[provider].scope;
    return scope === null ? needs?.isRequired !== true : needs !== null;
  }, 'Choose what of the account this workspace is about.');
export type Connection = z.infer<typeof connectionSchema>;

/** The provider that a new demo organisation shows. */
export const demoProvider: Provider = 'membersDev';

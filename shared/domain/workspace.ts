import { z } from 'zod';
import { capabilitiesSchema, providerSchema } from './capabilities.ts';
import { workspaceIdSchema } from './ids.ts';

/** What a workspace covers of an account: one organisation or one team. */
export const scopeSchema = z.object({ id: z.string().min(1).max(255), name: z.string().max(1000) });
export type Scope = z.infer<typeof scopeSchema>;

export const workspaceSchema = z.object({
  id: workspaceIdSchema,
  name: z.string(),
  provider: providerSchema,
  baseUrl: z.string(),
  /** The organisation or team it is about; null where the whole account is one. */
  scope: scopeSchema.nullable(),
  /** The demo organisation: its server runs inside Muster. */
  isDemo: z.boolean(),
  /** e.g. `•••• 4f2a`; null when no credential is held and the user has to sign in again. */
  credentialHint: z.string().nullable(),
  /** False where the credential is kept for this run only (no keychain). */
  credentialIsKept: z.boolean(),
  capabilities: capabilitiesSchema,
});
export type Workspace = z.infer<typeof workspaceSchema>;

/**
 * `server`: an app secret, full rights. `user`: a token somebody issued for one user, with that user's rights.
 * `apiKey`: one secret key of the organisation's account.
 */
export const credentialsSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('apiKey'), apiKey: z.string().min(1).max(500) }),
  z.object({
    kind: z.literal('server'),
    apiKey: z.string().min(1).max(200),
    apiSecret: z.string().min(1).max(500),
  }),
  z.object({
    kind: z.literal('user'),
    apiKey: z.string().min(1).max(200),
    userToken: z.string().min(1).max(4096),
  }),
]);
export type Credentials = z.infer<typeof credentialsSchema>;
export type CredentialKind = Credentials['kind'];
export type StreamCredentials = Exclude<Credentials, { kind: 'apiKey' }>;
export type ApiKeyCredentials = Extract<Credentials, { kind: 'apiKey' }>;

/** An address to connect to: https, or plain http on this computer only, without user name, query or fragment. */
export const baseUrlSchema = z
  .union(
    [
      z.url({ protocol: /^https$/ }),
      z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost|\[::1\])$/ }),
    ],
    'Use an https:// address (http:// only for this computer).',
  )
  .refine(
    (text) => text.length <= 500 && !/[?#@\s]/.test(text),
    'Only the address itself, please.',
  );

import { z } from 'zod';
import { capabilitiesSchema, providerSchema } from './capabilities.ts';
import { workspaceIdSchema } from './ids.ts';

export const workspaceSchema = z.object({
  id: workspaceIdSchema,
  name: z.string(),
  provider: providerSchema,
  baseUrl: z.string(),
  /** The demo organisation: its server runs inside Muster. */
  isDemo: z.boolean(),
  /** e.g. `•••• 4f2a`; null when no credential is held and the user has to sign in again. */
  credentialHint: z.string().nullable(),
  /** False where the credential is kept for this run only (no keychain). */
  credentialIsKept: z.boolean(),
  capabilities: capabilitiesSchema,
});
export type Workspace = z.infer<typeof workspaceSchema>;

/** `server`: an app secret, full rights. `user`: a token somebody issued for one user, with that user's rights. */
export const streamCredentialsSchema = z.discriminatedUnion('kind', [
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
export type StreamCredentials = z.infer<typeof streamCredentialsSchema>;

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

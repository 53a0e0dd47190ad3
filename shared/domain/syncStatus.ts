import { z } from 'zod';
import { instantSchema } from './time.ts';

/**
 * The engine's one derived status. P7: `upToDate` only when nothing waits, nothing is parked, in conflict or
 * in quarantine, and a full pull has ended well.
 */
export const syncPhaseSchema = z.enum([
  'neverSynced',
  'upToDate',
  'waiting',
  'pulling',
  'pushing',
  'offline',
  'backingOff',
  'paused',
  'signedOut',
  'updateRequired',
  'needsAttention',
  'stopping',
]);
export type SyncPhase = z.infer<typeof syncPhaseSchema>;

export const syncStatusSchema = z.object({
  phase: syncPhaseSchema,
  /** The user switched Muster offline; `offline` without it means no network. */
  isOfflineByChoice: z.boolean(),
  waiting: z.int().nonnegative(),
  parked: z.int().nonnegative(),
  conflicts: z.int().nonnegative(),
  quarantined: z.int().nonnegative(),
  /** What is being fetched or sent right now; `total` is null while unknown. */
  progress: z
    .object({
      label: z.enum(['people', 'groups', 'edits']),
      done: z.int(),
      total: z.int().nullable(),
    })
    .nullable(),
  lastSuccessAt: instantSchema.nullable(),
  nextAttemptAt: instantSchema.nullable(),
  /** Why the last attempt failed, while it matters. */
  problem: z
    .object({
      kind: z.enum([
        'network',
        'timeout',
        'rateLimited',
        'server',
        'signedOut',
        /** Muster holds no credentials; no server was asked. */
        'noCredentials',
        'refused',
        'unreadable',
      ]),
      status: z.int().nullable(),
      serverMessage: z.string().nullable(),
    })
    .nullable(),
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

import { z } from 'zod';

/**
 * What goes wrong:
 * - `status`: answered with `status` (and `body`, `retryAfterSeconds`) without being applied
 * - `dropRequest`: the connection is cut before anything is applied
 * - `dropAnswer`: applied, then the connection is cut without an answer
 * - `delay`: held back for `delayMs`, then handled as usual (or by a later rule)
 * - `truncate`: applied, then half of the answer's body is sent and the connection cut
 * - `duplicate`: applied twice, as by a retrying proxy; the second answer is sent
 */
export const faultKinds = [
  'status',
  'dropRequest',
  'dropAnswer',
  'delay',
  'truncate',
  'duplicate',
] as const;

const method = z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS']);

/** The body of `POST /_sandbox/faults`. */
export const faultRule = z
  .strictObject({
    kind: z.enum(faultKinds),
    /** Any method when absent. */
    method: z.preprocess(
      (value) => (typeof value === 'string' ? value.toUpperCase() : value),
      method.optional(),
    ),
    /** A prefix of the path, or with `*` a pattern for the whole of it, `*` being within one segment. */
    path: z.string().startsWith('/').optional(),
    status: z.int().min(400).max(599).optional(),
    retryAfterSeconds: z.int().min(0).max(86_400).optional(),
    /** Text is sent as HTML, anything else as JSON; without it, the vendor's own error body. */
    body: z.json().optional(),
    delayMs: z.int().min(1).max(600_000).optional(),
    /** Lets this many matching requests through first. */
    skip: z.int().min(0).default(0),
    /** Strikes this many times; without it, until cleared. */
    times: z.int().min(1).optional(),
    /** Strikes with this probability, decided by a generator started from `seed`. */
    probability: z.number().gt(0).max(1).optional(),
    seed: z.int().default(1),
  })
  .superRefine((rule, context) => {
    const needs = (field: 'status' | 'delayMs', kind: string) => {
      if ((rule.kind === kind) === (rule[field] !== undefined)) return;
      const message =
        rule.kind === kind ? `kind ${kind} needs ${field}` : `${field} goes with kind ${kind} only`;
      context.addIssue({ code: 'custom', path: [field], message });
    };
    needs('status', 'status');
    needs('delayMs', 'delay');
    for (const field of ['retryAfterSeconds', 'body'] as const) {
      if (rule[field] !== undefined && rule.kind !== 'status') {
        context.addIssue({
          code: 'custom',
          path: [field],
          message: `${field} goes with kind status only`,
        });
      }
    }
  });

export type FaultRule = z.infer<typeof faultRule>;
/** A rule as it is written, before defaults. */
export type FaultRuleInput = z.input<typeof faultRule>;

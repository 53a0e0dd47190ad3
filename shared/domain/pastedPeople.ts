import { z } from 'zod';
import { personSchema } from './person.ts';

/** Somebody whom a pasted line may mean. */
export const pastedCandidateSchema = personSchema.extend({
  /** Already in the group the lines were pasted into. */
  isMember: z.boolean(),
  /** How they were found; `memberKey` in files only. */
  foundBy: z.enum(['memberKey', 'email', 'name', 'similarName', 'phone']),
});
export type PastedCandidate = z.infer<typeof pastedCandidateSchema>;

/**
 * One person of a pasted text. `matched`: exactly one person has this e-mail or name. `ambiguous`: several have, or
 * somebody's name is only similar; a choice is needed. `alreadyThere`: matched, and in the group. `unknown`: nobody.
 * `repeated`: the same person as a line before. `unreadable`: no name, e-mail or phone in it.
 */
export const pastedRowSchema = z.object({
  /** Counted from 1 in what was pasted. */
  line: z.int().positive(),
  /** As it was pasted, on one line. */
  text: z.string(),
  name: z.string().nullable(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  outcome: z.enum(['matched', 'ambiguous', 'alreadyThere', 'unknown', 'repeated', 'unreadable']),
  /** The best first; at most five, none for `unknown` and `unreadable`. */
  candidates: z.array(pastedCandidateSchema).max(5),
});
export type PastedRow = z.infer<typeof pastedRowSchema>;

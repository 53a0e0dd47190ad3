import { type Instant, parseInstant } from '#shared/domain/time.ts';
import { membersDevAssumptions } from './assumptions.ts';

const isoDateTime = /^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:?\d{2})?$/;

/**
 * An ISO 8601 date and time, cut to milliseconds. Null for anything else: a date we cannot read is a date we do not
 * know, no reason to set a whole group aside.
 */
export function readInstant(value: unknown): Instant | null {
  const parts = typeof value === 'string' ? isoDateTime.exec(value) : null;
  if (parts === null) return null;
  // Without an offset it would be read in this computer's time zone.
  const [text, , offset] = parts;
  return parseInstant(
    offset === undefined ? text + membersDevAssumptions.datesWithoutOffset : text,
  );
}

import type { Failure } from '#shared/ipc/errors.ts';

/** The line under a failure's sentence, for whoever has to look into it: the code and what came with it. */
export function failureDetails({ code, details }: Failure): string {
  const facts = Object.entries(details ?? {}).flatMap(([name, value]) =>
    value === null || typeof value === 'object' ? [] : [`${name}: ${String(value)}`],
  );
  return [`Code: ${code}`, ...facts].join(' · ');
}

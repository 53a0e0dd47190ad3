import type { PersonStatus } from '#shared/domain/person.ts';

/** How somebody stands with the organisation, in a coordinator's words. */
export const personStatusLabels: Readonly<Record<PersonStatus, string>> = {
  active: 'Active',
  inactive: 'Inactive',
  gone: 'No longer listed',
  unknown: 'Not listed yet',
};

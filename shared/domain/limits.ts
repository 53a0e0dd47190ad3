/** Limits of Muster's own contract, in characters or items. Providers' limits are in `capabilities.ts`. */
export const limits = {
  nameLength: 1000,
  descriptionLength: 5000,
  /** RFC 5321: 64 before the @, 255 after it. */
  emailLength: 320,
  phoneLength: 100,
  searchLength: 200,
  /** People in one edit: as many as a roster may hold. */
  peoplePerEdit: 100_000,
  listPage: 5000,
} as const;

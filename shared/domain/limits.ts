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
  attributeNameLength: 200,
  /** Attributes shown as columns of one table. */
  attributeColumns: 30,
  groupsPerFilter: 200,
  /** Groups that one edit copies or moves people to. */
  groupsPerEdit: 200,
  newPeoplePerEdit: 5000,
  /** A text pasted to find the people in it, in characters and in lines. */
  pastedText: 2_000_000,
  pastedLines: 20_000,
  savedFilters: 200,
  exportTemplates: 200,
  groupsPerExport: 5000,
  /** Somebody takes a page in hand: more people than this are not printed at a time. */
  printedPeople: 10_000,
  /** A file that is taken in: 50 MB, so many rows and columns. */
  importBytes: 50 * 1024 * 1024,
  importRows: 200_000,
  importColumns: 2000,
  /** People in groups that one file is about, whether they are in them already or not. */
  importMemberships: 500_000,
  importNewPeople: 20_000,
  importMappings: 200,
  /** One piece of it in base64: 768 KiB of the file. */
  importPieceLength: 1_048_576,
} as const;

import { describe, expect, it } from 'vitest';
import { describeFormats } from '#electron/roster/describeFormats.ts';
import { exportSourceKindSchema } from '#shared/domain/exporting.ts';
import { exportMethods } from '#shared/ipc/methods/exports.ts';

const kinds = exportSourceKindSchema.options;

describe('what an export offers', () => {
  it.each(kinds)('fits the contract: %s', (kind) => {
    const offer = describeFormats(kind, ['team', 'T-shirt'], 'de-DE');
    expect(exportMethods['exports.formats'].value.parse(offer)).toEqual(offer);
    expect(offer.csvSeparator).toBe(';');
  });

  it('has XLSX first, and says which formats have columns', () => {
    const { formats } = describeFormats('group', [], 'en-GB');
    expect(
      formats.map(({ format, extension, hasColumns }) => [format, extension, hasColumns]),
    ).toEqual([
      ['xlsx', 'xlsx', true],
      ['csv', 'csv', true],
      ['tsv', 'tsv', true],
      ['vcard', 'vcf', false],
      ['json', 'json', true],
      ['emails', 'txt', false],
      ['pdf', 'pdf', true],
    ]);
  });

  it.each([
    ['group', ['Name', 'E-mail', 'Phone', 'Role', 'Joined']],
    ['groups', ['Name', 'E-mail', 'Phone', 'Role', 'Joined']],
    ['people', ['Name', 'E-mail', 'Phone', 'Status', 'Groups']],
    ['stays', ['Name', 'E-mail', 'Phone', 'Role', 'Joined', 'Left']],
  ] as const)('begins with the columns most people want: %s', (kind, headings) => {
    const { columns } = describeFormats(kind, ['team'], 'en-GB');
    const chosen = columns.filter(({ isDefault }) => isDefault);
    expect(chosen.map(({ heading }) => heading)).toEqual(headings);
    expect(columns.slice(0, chosen.length)).toEqual(chosen);
    expect(columns.at(-1)).toEqual({ field: 'attribute:team', heading: 'team', isDefault: false });
  });

  it.each(kinds)('has no heading twice, an import could not tell them apart: %s', (kind) => {
    const { columns } = describeFormats(kind, ['name', 'Phone', 'Number of groups'], 'en-GB');
    const headings = columns.map(({ heading }) => heading.toLowerCase());
    expect(new Set(headings).size).toBe(headings.length);
  });
});

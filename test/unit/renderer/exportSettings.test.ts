import { describe, expect, it } from 'vitest';
import {
  type ExportSettings,
  exportOutputSchema,
  exportTemplateSchema,
} from '#shared/domain/exporting.ts';
import { labelSheets } from '#shared/domain/labelSheets.ts';
import {
  draftOf,
  freshDraft,
  keepingOutput,
  withSettings,
  withTemplate,
  withWish,
} from '../../../renderer/features/exports/exportDraft.ts';
import {
  defaultOutput,
  type ExportOffer,
  fitSettings,
  isSameSettings,
  pageOf,
  writesColumns,
} from '../../../renderer/features/exports/exportSettings.ts';
import { paperOf, paperWidth, wordSheet } from '../../../renderer/features/exports/paper.ts';
import { freshSource } from '../../../renderer/features/exports/sourceWish.ts';
import { stepOnSheet } from '../../../renderer/features/exports/stepOnSheet.ts';
import { uuid } from './changeOf.ts';

const offer: ExportOffer = {
  formats: [
    { format: 'xlsx', label: 'Excel', extension: 'xlsx', hasColumns: true },
    { format: 'emails', label: 'E-mails', extension: 'txt', hasColumns: false },
    { format: 'pdf', label: 'PDF', extension: 'pdf', hasColumns: true },
  ],
  columns: [
    { field: 'name', heading: 'Name', isDefault: true },
    { field: 'phone', heading: 'Phone', isDefault: false },
  ],
  csvSeparator: ',',
};
const here = { paper: 'a4', platform: 'linux' } as const;
const settings = (change: Partial<ExportSettings>): ExportSettings => ({
  columns: [{ field: 'phone', heading: 'Mobile' }],
  output: { format: 'xlsx', about: false },
  arrangement: null,
  ...change,
});

describe('how an export is made', () => {
  it('is Muster’s way until something is remembered', () => {
    expect(fitSettings(null, offer, here)).toEqual({
      columns: [{ field: 'name', heading: null }],
      output: { format: 'xlsx', about: true },
      arrangement: null,
    });
  });

  it('is as it was remembered, without columns and formats that are no longer there', () => {
    expect(fitSettings(settings({}), offer, here)).toEqual(settings({}));
    const gone = settings({
      columns: [
        { field: 'attribute:Size', heading: null },
        { field: 'phone', heading: null },
      ],
      output: { format: 'json' },
    });
    expect(fitSettings(gone, offer, here)).toMatchObject({
      columns: [{ field: 'phone', heading: null }],
      output: { format: 'xlsx' },
    });
  });

  it('has columns again when none of those remembered is left, but not when all were taken out', () => {
    const lost = settings({ columns: [{ field: 'role', heading: null }] });
    expect(fitSettings(lost, offer, here).columns).toHaveLength(1);
    expect(fitSettings(settings({ columns: [] }), offer, here).columns).toEqual([]);
  });

  it('forgets a sheet of labels that Muster does not know', () => {
    const page = { document: 'labels', sheet: 'unheard-of', startAt: 4 } as const;
    const fitted = fitSettings(settings({ output: { format: 'pdf', page } }), offer, here);
    expect(fitted.output.format).toBe('xlsx');
  });

  it('separates addresses as the mail program at home on this computer wants', () => {
    const separatorOn = (platform: string) => defaultOutput('emails', { ...here, platform });
    expect(separatorOn('win32')).toMatchObject({ separator: 'semicolon' });
    expect(separatorOn('darwin')).toMatchObject({ separator: 'comma' });
    expect(separatorOn('linux')).toMatchObject({ separator: 'comma' });
  });

  it('has a sheet on the paper at hand for every document, and fits the contract', () => {
    for (const document of ['list', 'signIn', 'badges', 'labels'] as const) {
      for (const paper of ['a4', 'letter'] as const) {
        const page = pageOf(document, paper);
        expect(exportOutputSchema.parse({ format: 'pdf', page })).toEqual({ format: 'pdf', page });
        if (!('sheet' in page)) continue;
        const sheet = labelSheets.find(({ id }) => id === page.sheet);
        expect(sheet).toMatchObject({ kind: document, paper });
      }
    }
  });

  it('writes columns unless the format knows what it needs', () => {
    expect(writesColumns('xlsx', offer)).toBe(true);
    expect(writesColumns('emails', offer)).toBe(false);
  });

  it('is the same whatever the order its choices are named in', () => {
    const page = pageOf('list', 'a4');
    const turned = Object.fromEntries(Object.entries(page).reverse());
    const one = settings({ output: { format: 'pdf', page } });
    const other = settings({ output: exportOutputSchema.parse({ page: turned, format: 'pdf' }) });
    expect(isSameSettings(one, other)).toBe(true);
    expect(isSameSettings(one, settings({}))).toBe(false);
    expect(isSameSettings(one, { ...other, arrangement: 'matrix' })).toBe(false);
    const renamed = { ...other, columns: [{ field: 'phone' as const, heading: null }] };
    expect(isSameSettings(one, renamed)).toBe(false);
  });
});

describe('an export that is put together', () => {
  const template = exportTemplateSchema.parse({
    id: uuid(3, 1),
    name: 'Board',
    sourceKind: 'groups',
    settings: settings({ arrangement: 'matrix' }),
  });

  it('keeps the choices of every kind of source and every format looked at', () => {
    const first = withSettings(freshDraft, settings({}));
    const second = withSettings(withWish(first, { kind: 'people' }), settings({ columns: [] }));
    expect(second.settings.group).toEqual(settings({}));
    expect(second.settings.people?.columns).toEqual([]);
    expect(second.outputs.xlsx).toEqual({ format: 'xlsx', about: false });
  });

  it('keeps the choices of everything that is printed, whatever is printed in the end', () => {
    const labels = { ...pageOf('labels', 'a4'), startAt: 4 };
    const looked = [labels, pageOf('list', 'a4')].reduce(
      (draft, page) => keepingOutput(draft, { format: 'pdf', page }),
      freshDraft,
    );
    expect(looked.pages.labels).toEqual(labels);
    expect(looked.outputs.pdf).toEqual({ format: 'pdf', page: pageOf('list', 'a4') });
  });

  it('takes a template’s settings and its kind of source', () => {
    const draft = withTemplate(draftOf({ ...freshSource, staysText: 'an' }), template);
    expect(draft.wish).toMatchObject({ kind: 'groups', staysText: 'an' });
    expect(draft.settings.groups).toEqual(template.settings);
    expect(draft.templateId).toBe(template.id);
  });

  it('is of no template any more when it is about another kind of source', () => {
    const draft = withTemplate(freshDraft, template);
    expect(withWish(draft, { groupIds: [] }).templateId).toBe(template.id);
    expect(withWish(draft, { kind: 'people' }).templateId).toBeNull();
  });
});

describe('the paper', () => {
  it('is Letter where Letter is sold, and A4 elsewhere', () => {
    expect(['en-US', 'fr-CA', 'es-MX', 'en'].map(paperOf)).toEqual(Array(4).fill('letter'));
    expect(['en-GB', 'de', 'pt-BR', 'ar'].map(paperOf)).toEqual(Array(4).fill('a4'));
  });

  it('is as wide as its sheet, whichever way it lies', () => {
    expect(paperWidth('letter', 'portrait')).toBe(8.5 * 96);
    expect(paperWidth('letter', 'landscape')).toBe(11 * 96);
    expect(paperWidth('a4', 'landscape')).toBeGreaterThan(paperWidth('a4', 'portrait'));
  });
});

describe('a sheet of labels', () => {
  it('is told by its name, how many are on it and their size', () => {
    const words = (wanted: string) =>
      labelSheets.filter(({ id }) => id === wanted).map((sheet) => wordSheet(sheet));
    expect(words('L7160')).toEqual(['Avery L7160 · 21 a sheet, 63.5 × 38.1 mm']);
    expect(words('5160')).toEqual(['Avery 5160 · 30 a sheet, 66.7 × 25.4 mm']);
  });
});

describe('the keys on a sheet of labels', () => {
  const sheet = { columns: 3, rows: 8 };
  it('go along rows and columns and stay on the sheet', () => {
    expect(stepOnSheet('ArrowRight', 3, sheet)).toBe(4);
    expect(stepOnSheet('ArrowDown', 4, sheet)).toBe(7);
    expect(stepOnSheet('ArrowUp', 2, sheet)).toBe(2);
    expect(stepOnSheet('ArrowLeft', 1, sheet)).toBe(1);
    expect(stepOnSheet('ArrowDown', 23, sheet)).toBe(23);
    expect(stepOnSheet('Home', 9, sheet)).toBe(1);
    expect(stepOnSheet('End', 9, sheet)).toBe(24);
  });

  it('are no others', () => {
    expect(stepOnSheet('a', 9, sheet)).toBeNull();
  });
});

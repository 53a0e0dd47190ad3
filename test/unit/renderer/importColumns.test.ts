import { describe, expect, it } from 'vitest';
import { groupIdSchema } from '#shared/domain/ids.ts';
import type { ImportMapping } from '#shared/domain/importing.ts';
import type { Value } from '#shared/ipc/contract.ts';
import {
  fieldsFor,
  mappingOf,
  mappingTrouble,
  reshape,
  setField,
} from '../../../renderer/features/imports/columnMapping.ts';
import { freshImport } from '../../../renderer/features/imports/importDraft.ts';
import { uuid } from './changeOf.ts';

const long: ImportMapping = { shape: 'long', fields: ['name', 'email', 'group', 'ignore'] };
const matrix: ImportMapping = { shape: 'matrix', fields: ['name', 'ignore', 'mark', 'mark'] };
const target = { kind: 'group', groupId: groupIdSchema.parse(uuid(2, 1)) } as const;
const read: Value<'imports.read'> = {
  kind: 'text',
  encoding: 'utf-8',
  separator: ';',
  sheet: null,
  hasHeading: true,
  sheets: [],
  headings: ['Name', 'E-mail', 'Group', 'Remarks'],
  rows: [],
  total: 0,
  mapping: long,
  mappingFrom: 'guessed',
};

const { headings } = read;

describe('the columns of an import', () => {
  it('are as the host found them, until the user says otherwise', () => {
    expect(mappingOf(freshImport, read)).toBe(long);
    const chosen = setField(long, 3, 'phone');
    const columns = { mapping: chosen, sheet: null, headings };
    expect(mappingOf({ ...freshImport, columns }, read)).toBe(chosen);
    expect(long.fields[3]).toBe('ignore');
  });

  it('are found again where another reading has another number of them', () => {
    const ofTwo: ImportMapping = { shape: 'oneGroup', fields: ['name', 'email'] };
    const columns = { mapping: ofTwo, sheet: null, headings: headings.slice(0, 2) };
    expect(mappingOf({ ...freshImport, columns }, read)).toBe(long);
  });

  it('are found again on another sheet, unless it has the same ones', () => {
    const chosen = setField(long, 3, 'phone');
    const draft = { ...freshImport, columns: { mapping: chosen, sheet: 'May', headings } };
    const others = ['Item', 'Sum', 'Paid', 'Remarks'];
    expect(mappingOf(draft, { ...read, sheet: 'Budget', headings: others })).toBe(long);
    expect(mappingOf(draft, { ...read, sheet: 'June' })).toBe(chosen);
    expect(mappingOf(draft, { ...read, sheet: 'May', headings: others })).toBe(chosen);
  });

  it('are of one group where the import was begun for one', () => {
    const draft = { ...freshImport, target, isTargetGiven: true };
    expect(mappingOf(draft, read)).toEqual({
      shape: 'oneGroup',
      fields: ['name', 'email', 'ignore', 'ignore'],
    });
  });

  it('come back when the shape does', () => {
    const oneGroup = reshape(long, 'oneGroup', long);
    expect(oneGroup.fields).toEqual(['name', 'email', 'ignore', 'ignore']);
    expect(reshape(oneGroup, 'long', long)).toEqual(long);
    expect(reshape(matrix, 'long', matrix).fields).toEqual(['name', 'ignore', 'ignore', 'ignore']);
  });

  it('are groups in a matrix as far as they say nothing of the person', () => {
    expect(reshape(long, 'matrix', long).fields).toEqual(['name', 'email', 'mark', 'mark']);
    expect(reshape(matrix, 'matrix', matrix)).toEqual(matrix);
  });

  it('may hold a role only where the provider has roles', () => {
    expect(fieldsFor('long', true)).toContain('role');
    expect(fieldsFor('long', false)).not.toContain('role');
    expect(fieldsFor('oneGroup', true)).not.toContain('group');
    expect(fieldsFor('matrix', true)).toContain('mark');
  });

  it('have to say who the people are, and which group', () => {
    expect(mappingTrouble(long, null)).toBeNull();
    expect(mappingTrouble({ shape: 'long', fields: ['ignore', 'group'] }, null)).toMatch(
      /^No column says who/,
    );
    expect(mappingTrouble({ shape: 'long', fields: ['email', 'ignore'] }, null)).toMatch(
      /^No column says which group/,
    );
    expect(mappingTrouble({ shape: 'matrix', fields: ['email', 'ignore'] }, null)).toMatch(
      /^No column stands for a group/,
    );
    const oneGroup: ImportMapping = { shape: 'oneGroup', fields: ['phone'] };
    expect(mappingTrouble(oneGroup, null)).toMatch(/^Choose the group/);
    expect(mappingTrouble(oneGroup, { kind: 'new', name: ' ' })).toBe(
      'The new group needs a name.',
    );
    expect(mappingTrouble(oneGroup, target)).toBeNull();
  });
});

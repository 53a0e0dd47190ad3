import { describe, expect, it } from 'vitest';
import { groupIdSchema, personIdSchema } from '#shared/domain/ids.ts';
import { importIdSchema } from '#shared/domain/importing.ts';
import {
  decide,
  decisionsOf,
  freshImport,
  type ImportDraft,
  isWorthKeeping,
  readOtherwise,
  takeSource,
  unlessDone,
  wishOf,
} from '../../../renderer/features/imports/importDraft.ts';
import { uuid } from './changeOf.ts';
import { filePerson } from './filePerson.ts';

const source = {
  importId: importIdSchema.parse(uuid(9, 1)),
  fileName: 'list.csv',
  bytes: 1200,
  isPasted: false,
};
const byName = { shape: 'long', fields: ['name', 'group'] } as const;
const byEmail = { shape: 'long', fields: ['email', 'group'] } as const;
const mapping = { ...byName, fields: [...byName.fields] };
const otherMapping = { ...byEmail, fields: [...byEmail.fields] };
const target = { kind: 'group', groupId: groupIdSchema.parse(uuid(2, 1)) } as const;
const amara = personIdSchema.parse(uuid(1, 1));
const columns = { mapping, sheet: null, headings: ['Name', 'Group'] };
const taken = takeSource(freshImport, source);
const decided = decide(taken, mapping, [filePerson(3)], () => ({
  kind: 'person',
  personId: amara,
}));

describe('the draft of an import', () => {
  it('sends every decision with the wish, and the group only where there is one', () => {
    const draft: ImportDraft = { ...decided, target, mode: 'match', createGroups: true };
    expect(wishOf(draft, mapping)).toEqual({
      mapping,
      target: null,
      mode: 'match',
      createGroups: true,
      createPeople: false,
      choices: [{ person: 3, choice: { kind: 'person', personId: amara } }],
    });
    const oneGroup = { shape: 'oneGroup' as const, fields: mapping.fields };
    expect(wishOf(draft, oneGroup).target).toBe(target);
  });

  it('keeps decisions for the columns they were made with, and has them again with these', () => {
    expect(decisionsOf(decided, otherMapping).size).toBe(0);
    expect(decisionsOf(decided, mapping).size).toBe(1);
    const reread = readOtherwise(decided, { encoding: 'windows-1252' });
    expect(decisionsOf(reread, mapping).size).toBe(0);
    expect(decisionsOf(readOtherwise(reread, { encoding: null }), mapping).size).toBe(1);
  });

  it('remembers somebody as they were when first decided on, and forgets a decision taken back', () => {
    const matched = { ...filePerson(3), outcome: 'matched' as const };
    const changed = decide(decided, mapping, [matched], () => ({ kind: 'skip' }));
    expect(decisionsOf(changed, mapping).get(3)).toEqual({
      person: filePerson(3),
      choice: { kind: 'skip' },
    });
    expect(
      decisionsOf(
        decide(changed, mapping, [matched], () => null),
        mapping,
      ).size,
    ).toBe(0);
  });

  it('numbers its readings, so that one that was looked at before is asked for again', () => {
    const there = readOtherwise(taken, { separator: ';' });
    const back = readOtherwise(there, { separator: null });
    expect(back.reading).toEqual(taken.reading);
    expect(back.readings).toBe(taken.readings + 2);
  });

  it('begins anew with another file, but for the pasted text and the group it is for', () => {
    const before = { ...decided, pasted: 'a list', target, isTargetGiven: true, columns };
    const next = takeSource(before, { ...source, fileName: 'other.csv' });
    expect(next).toMatchObject({ step: 'columns', pasted: 'a list', target, isTargetGiven: true });
    expect(next.columns).toBeNull();
    expect(decisionsOf(next, mapping).size).toBe(0);
  });

  it('is worth keeping once something was chosen, until it is done', () => {
    expect(isWorthKeeping(freshImport)).toBe(false);
    expect(isWorthKeeping(taken)).toBe(false);
    expect(isWorthKeeping({ ...taken, columns })).toBe(true);
    expect(isWorthKeeping({ ...taken, step: 'review' })).toBe(true);
    expect(isWorthKeeping(decided)).toBe(true);
    expect(isWorthKeeping({ ...decided, step: 'done' })).toBe(false);
  });

  it('is over when it is done', () => {
    expect(unlessDone({ ...decided, step: 'done' })).toBe(freshImport);
    expect(unlessDone(decided)).toBe(decided);
  });
});

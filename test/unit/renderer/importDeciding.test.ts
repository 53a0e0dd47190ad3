import { describe, expect, it } from 'vitest';
import type { Decisions } from '../../../renderer/features/imports/importDraft.ts';
import {
  choiceOfKey,
  groupAlike,
  joinDecided,
  nextOpen,
} from '../../../renderer/features/imports/toDecide.ts';
import { filePerson } from './filePerson.ts';

const decisions: Decisions = new Map([
  [1, { person: filePerson(1, 'name'), choice: { kind: 'skip' } }],
]);
const items = joinDecided(
  [filePerson(0, 'name'), filePerson(2, 'similarName', 'phone'), filePerson(5, 'name')],
  decisions,
);

describe('who is to be decided on', () => {
  it('stays in the order of the file, decided or not', () => {
    expect(items.map(({ person, isDecided }) => [person.person, isDecided])).toEqual([
      [0, false],
      [1, true],
      [2, false],
      [5, false],
    ]);
  });

  it('is there once while the host still lists somebody decided on', () => {
    expect(joinDecided([filePerson(1, 'name')], decisions)).toHaveLength(1);
  });

  it('is put together by how the best match was found, without those decided', () => {
    const alike = groupAlike(items).map(({ foundBy, people }) => [
      foundBy,
      people.map(({ person }) => person),
    ]);
    expect(alike).toEqual([
      ['name', [0, 5]],
      ['similarName', [2]],
    ]);
  });

  it('is gone to one after the other, beginning anew at the top', () => {
    expect(nextOpen(items, 0)).toBe(2);
    expect(nextOpen(items, 3)).toBe(0);
    expect(nextOpen(joinDecided([], decisions), 0)).toBeNull();
    expect(nextOpen(joinDecided([filePerson(0, 'name')], decisions), 0)).toBeNull();
  });

  it('is decided by a key: the candidate of a number, somebody new, nobody', () => {
    const person = filePerson(2, 'similarName', 'phone');
    expect(choiceOfKey('2', person, true)).toEqual({
      kind: 'person',
      personId: person.candidates[1]?.id,
    });
    expect(choiceOfKey('3', person, true)).toBeUndefined();
    expect(choiceOfKey('n', person, true)).toEqual({ kind: 'new' });
    expect(choiceOfKey('n', person, false)).toBeUndefined();
    expect(choiceOfKey('S', person, false)).toEqual({ kind: 'skip' });
    expect(choiceOfKey('x', person, true)).toBeUndefined();
  });
});

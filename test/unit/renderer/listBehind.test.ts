import { describe, expect, it } from 'vitest';
import { type PersonId, personIdSchema } from '#shared/domain/ids.ts';
import { listByPlace, listOfIds } from '../../../renderer/features/people/listBehind.ts';
import { uuid } from './changeOf.ts';

const personAt = (number: number): PersonId => personIdSchema.parse(uuid(2, number));
const [first, second, third, stranger] = [1, 2, 3, 4].map(personAt);
if (!first || !second || !third || !stranger) throw new Error('four people were made');

describe('the list behind a person’s drawer', () => {
  const went: [number, PersonId][] = [];
  const roster = listOfIds([first, second, third], (index, id) => went.push([index, id]));

  it('leads to whoever stands before and after, and nowhere past its ends', () => {
    expect(roster.previousOf(second)).toBe(first);
    expect(roster.nextOf(second)).toBe(third);
    expect(roster.previousOf(first)).toBeNull();
    expect(roster.nextOf(third)).toBeNull();
  });

  it('leads nowhere from somebody who is not in it', () => {
    expect(roster.previousOf(stranger)).toBeNull();
    expect(roster.nextOf(stranger)).toBeNull();
  });

  it('follows to somebody’s row, and not to one that is not there', () => {
    roster.follow(third);
    roster.follow(stranger);
    expect(went).toEqual([[2, third]]);
  });

  it('leads nowhere where the next row has not come yet', () => {
    const partly = listByPlace(
      () => 99,
      (index) => (index === 98 ? first : null),
      () => {},
    );
    expect(partly.previousOf(second)).toBe(first);
    expect(partly.nextOf(second)).toBeNull();
  });
});

import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { MembershipInterval } from '#electron/sandbox/dataset/records.ts';
import { demoContent } from '#electron/sandbox/seed/demo/demoContent.ts';
import { seedWarnings } from '#electron/sandbox/seed/seedWarnings.ts';

const { people, groups, memberships } = demoContent();
const staysIn = (groupId: string) => memberships.filter((stay) => stay.groupId === groupId);
const isOpen = (stay: MembershipInterval) => stay.leftAt === null;
const matching = (pattern: RegExp) => people.filter((person) => pattern.test(person.name)).length;

describe('the demo organisation', () => {
  it('is the same to the last digit every time and everywhere', () => {
    const serialised = JSON.stringify(demoContent());
    expect(JSON.stringify({ people, groups, memberships })).toBe(serialised);
    expect(createHash('sha256').update(serialised).digest('hex')).toBe(
      'd624515dfed109fa0e1ba244d1a204f58be2f4fe4f451995f3e6a129525fd3bb',
    );
  });

  it('has 240 people in 18 groups of 5 to 80 members', () => {
    expect(people).toHaveLength(240);
    expect(groups).toHaveLength(18);
    const sizes = groups.map((group) => staysIn(group.id).filter(isOpen).length);
    expect(sizes.toSorted((a, b) => a - b)).toEqual([
      5, 7, 11, 13, 14, 16, 19, 21, 22, 24, 27, 33, 38, 46, 52, 58, 64, 80,
    ]);
  });

  it('stays within what the vendors allow', () => {
    expect(seedWarnings({ people, groups, memberships })).toEqual([]);
    expect(people.every((person) => /^[a-z0-9-]+$/.test(person.id))).toBe(true);
  });

  it.each([
    ['Arabic', /\p{Script=Arabic}/u, 9],
    ['Hebrew', /\p{Script=Hebrew}/u, 4],
    ['Chinese', /^\p{Script=Han}{2,4}$/u, 8],
    ['Japanese', /[\p{Script=Hiragana}]|^\p{Script=Han}+ \p{Script=Han}+$/u, 5],
    ['Korean', /\p{Script=Hangul}/u, 5],
    ['Cyrillic', /\p{Script=Cyrillic}/u, 10],
    ['Greek', /\p{Script=Greek}/u, 5],
    ['Devanagari', /\p{Script=Devanagari}/u, 6],
    ['Bengali', /\p{Script=Bengali}/u, 2],
    ['Tamil', /\p{Script=Tamil}/u, 2],
    ['Thai', /\p{Script=Thai}/u, 1],
    ['Georgian', /\p{Script=Georgian}/u, 1],
    ['Armenian', /\p{Script=Armenian}/u, 1],
    ['Ethiopic', /\p{Script=Ethiopic}/u, 1],
    ['Latin with marks', /\p{Script=Latin}(?=[^a-z])[\u00c0-\u1eff]/iu, 60],
    ['one name only', /^\S+$/u, 6],
    ['an apostrophe, typed or typeset', /['’ʻ]/u, 8],
    ['more than sixty characters', /^.{61,}$/u, 1],
  ])('has names in or with %s', (_, pattern, atLeast) => {
    expect(matching(pattern)).toBeGreaterThanOrEqual(atLeast);
  });

  it('has two people of one name, told apart by their addresses', () => {
    const twins = people.filter((person) => person.name === 'David Jones');
    expect(new Set(twins.map((person) => person.email)).size).toBe(2);
  });

  it('writes to nobody: reserved addresses and telephone numbers, none of them twice', () => {
    const emails = people.flatMap((person) => person.email ?? []);
    const phones = people.flatMap((person) => person.phone ?? []);
    expect(emails.filter((email) => !/^[a-z][a-z0-9.-]*@example\.org$/.test(email))).toEqual([]);
    const fictional =
      /^(\+44 7700 900\d{3}|07700 900\d{3}|01632 960\d{3}|\+33 6 39 98 \d\d \d\d|\+1 2\d\d-555-01\d\d)$/;
    expect(phones.filter((phone) => !fictional.test(phone))).toEqual([]);
    expect(new Set(emails).size).toBe(emails.length);
    expect(new Set(phones).size).toBe(phones.length);
    expect(emails.length).toBeLessThan(235);
    expect(phones.length).toBeLessThan(235);
    expect(people.some((person) => person.email === null && person.phone === null)).toBe(true);
  });

  it('has dates that make sense, over the two years up to 1 November 2026', () => {
    const person = new Map(people.map((one) => [one.id, one]));
    const group = new Map(groups.map((one) => [one.id, one]));
    const senseless = memberships.filter(
      ({ personId, groupId, joinedAt, leftAt }) =>
        joinedAt < person.get(personId)!.createdAt ||
        joinedAt < group.get(groupId)!.createdAt ||
        (leftAt ?? '2026-11-01') > '2026-11-01' ||
        joinedAt >= (leftAt ?? '2026-11-01'),
    );
    expect(senseless).toEqual([]);
    expect(memberships[0]!.joinedAt < '2024-12').toBe(true);
    expect(memberships.at(-1)!.joinedAt > '2026-10').toBe(true);
    const dates = [...people, ...groups].map((one) => one.createdAt);
    expect(new Set(dates).size).toBe(dates.length);
  });

  it('has people who left, people who came back, and nobody in a group twice at once', () => {
    for (const { id } of groups) {
      const open = staysIn(id).filter(isOpen);
      expect(new Set(open.map((stay) => stay.personId)).size).toBe(open.length);
    }
    const left = memberships.filter((stay) => !isOpen(stay));
    const rejoined = left.filter((stay) =>
      staysIn(stay.groupId).some(
        (other) => other.personId === stay.personId && other.joinedAt > stay.leftAt!,
      ),
    );
    expect(left.length).toBeGreaterThan(200);
    expect(rejoined.length).toBeGreaterThan(30);
  });

  it('has admins in every group, among whom one founded it', () => {
    for (const group of groups) {
      const admins = staysIn(group.id).filter((stay) => isOpen(stay) && stay.isAdmin);
      expect(admins.map((stay) => stay.personId)).toContain(group.createdBy);
      expect(admins.length).toBeLessThan(5);
    }
  });
});

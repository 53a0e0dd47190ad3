import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { membersDevAssumptions } from '#electron/remotes/membersDev/assumptions.ts';
import { streamAssumptions } from '#electron/remotes/stream/assumptions.ts';
import { unconfirmedByProvider, unconfirmedPoints } from '#shared/domain/unconfirmed.ts';

const adapters = [
  ['membersDev', membersDevAssumptions],
  ['stream', streamAssumptions],
] as const;

describe.each(adapters)('what is not confirmed of %s', (provider, assumptions) => {
  const names = Object.keys(assumptions);

  it('is said in a sentence for every assumption of the adapter, and for nothing else', () => {
    expect(Object.keys(unconfirmedPoints[provider]).toSorted()).toEqual(names.toSorted());
    for (const sentence of unconfirmedByProvider[provider]) {
      expect(sentence).toMatch(/^\p{Lu}.{10,120}\.$/u);
    }
    expect(unconfirmedByProvider[provider]).toHaveLength(names.length);
  });

  it('stands in the README of the adapter', () => {
    const folder = new URL(`../../../electron/remotes/${provider}/`, import.meta.url);
    const readme = readFileSync(new URL('README.md', folder), 'utf8');
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

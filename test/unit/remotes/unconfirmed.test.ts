import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { providerSchema } from '#shared/domain/capabilities.ts';
import { unconfirmedByProvider, unconfirmedPoints } from '#shared/domain/unconfirmed.ts';

const remotes = new URL('../../../electron/remotes/', import.meta.url);
const adapters = readdirSync(remotes)
  .filter((name) => existsSync(new URL(`${name}/assumptions.ts`, remotes)))
  .map((name) => providerSchema.parse(name));

describe.each(adapters)('what is not confirmed of %s', (provider) => {
  const folder = new URL(`${provider}/`, remotes);
  const assumptionsOf = async () => {
    const module = await import(new URL('assumptions.ts', folder).href);
    return Object.keys(module[`${provider}Assumptions`]);
  };

  it('is said in a sentence for every assumption of the adapter, and for nothing else', async () => {
    const names = await assumptionsOf();
    expect(Object.keys(unconfirmedPoints[provider]).toSorted()).toEqual(names.toSorted());
    expect(unconfirmedByProvider[provider]).toHaveLength(names.length);
    for (const sentence of unconfirmedByProvider[provider]) {
      expect(sentence).toMatch(/^\p{Lu}.{10,120}\.$/u);
    }
  });

  it('stands in the README of the adapter', async () => {
    const readme = readFileSync(new URL('README.md', folder), 'utf8');
    const names = await assumptionsOf();
    expect(names.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});

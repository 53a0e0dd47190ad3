import { describe, expect, it } from 'vitest';
import { openImportReader } from '#electron/store/openImportReader.ts';
import { limits } from '#shared/domain/limits.ts';
import { openTestStore } from '#test/support/openTestStore.ts';

const mapping = (field: 'name' | 'email') => ({ shape: 'oneGroup' as const, fields: [field] });

function readMappings(file: string, signatures: readonly string[]) {
  const reader = openImportReader(file);
  try {
    return signatures.map((signature) => reader.rememberedMapping(signature)?.fields[0] ?? null);
  } finally {
    reader.close();
  }
}

describe('mappings that are remembered', () => {
  it('are the last of each signature, also after a restart', () => {
    const { file, store, reopen } = openTestStore();
    store.keepImportMapping('a', mapping('name'));
    store.keepImportMapping('b', mapping('name'));
    store.keepImportMapping('a', mapping('email'));
    expect(readMappings(file, ['a', 'b', 'c'])).toEqual(['email', 'name', null]);
    reopen();
    expect(readMappings(file, ['a'])).toEqual(['email']);
  });

  it('are as many as are kept: the one that was not used for longest goes', () => {
    const { file, store } = openTestStore();
    for (let n = 0; n < limits.importMappings; n += 1)
      store.keepImportMapping(`s${n}`, mapping('name'));
    store.keepImportMapping('s0', mapping('name'));
    store.keepImportMapping('new', mapping('name'));
    expect(readMappings(file, ['s0', 's1', 's2', 'new'])).toEqual(['name', null, 'name', 'name']);
  });
});

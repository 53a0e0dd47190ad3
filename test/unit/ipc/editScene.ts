import type { HandlerContext } from '#electron/ipc/context.ts';
import { createDispatcher } from '#electron/ipc/dispatcher.ts';
import { handlers } from '#electron/ipc/handlers/index.ts';
import { parsePastedPeople } from '#electron/roster/pasting/parsePastedPeople.ts';
import { type Capabilities, capabilitiesByProvider } from '#shared/domain/capabilities.ts';
import type { Permission } from '#shared/domain/permissions.ts';
import { openTestStore } from '#test/support/openTestStore.ts';
import {
  at,
  everything,
  groupNamed,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
} from '#test/support/storeSeed.ts';

/** The calls that edit, over a real store; `told` counts how often the engine was told of an edit. */
export function scene(
  changed: Partial<Capabilities> = {},
  permissions: readonly Permission[] | null = null,
) {
  const { store } = openTestStore();
  pull(store, {
    people: ['ana', 'ben', 'cem', 'dai'].map((key) => remotePerson(key)),
    groups: [
      remoteGroup('Kitchen', ['ana', 'ben*', 'cem'], { createdBy: 'ana', description: 'Soup' }),
      remoteGroup('Choir', ['ana'], { createdBy: 'ben' }),
      remoteGroup('Garden', [], { createdBy: 'ana' }),
    ],
  });
  if (permissions !== null) store.keepIdentity({ memberKey: 'ana', permissions });
  const told = { edits: 0 };
  let clock = 10;
  const capabilities = { ...capabilitiesByProvider.stream, createPeople: true, ...changed };
  const context = {
    current: () => ({
      store,
      workspace: { capabilities },
      sync: {
        editCommitted: () => {
          told.edits += 1;
        },
      },
    }),
    now: () => {
      clock += 1;
      return at(clock);
    },
    parsePasted: parsePastedPeople,
  } as unknown as HandlerContext;
  const dispatch = createDispatcher({
    handlers,
    context,
    onBug: (_, error) => {
      throw error;
    },
    checkValues: true,
  });
  const value = async (...call: Parameters<typeof dispatch>) => {
    const result = await dispatch(...call);
    if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
    return result.value;
  };
  const error = async (...call: Parameters<typeof dispatch>) => {
    const result = await dispatch(...call);
    if (result.ok) throw new Error('It was not refused.');
    return result.error;
  };
  const person = (name: string) => personNamed(store, name);
  const group = (name: string) => groupNamed(store, name);
  const pending = () => store.listChanges(everything).items;
  return { store, told, value, error, person, group, pending };
}

export const xena = { name: 'Xena Ray', email: 'xena@example.org', phone: null };

import { create } from 'zustand';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import { useView } from '../../app/viewStore.ts';

export type Recent = { kind: 'group'; id: GroupId } | { kind: 'person'; id: PersonId };

/** How many are kept; the palette shows fewer, because some may be gone. */
const keptRecents = 12;

/** The groups and people opened last in this window, the newest first. */
export const useRecents = create<{ recents: readonly Recent[] }>()(() => ({ recents: [] }));

/** Follows what is opened from now on, forgetting what was before. The returned function stops that. */
export function followRecents(): () => void {
  useRecents.setState({ recents: [] });
  return useView.subscribe((now, before) => {
    if (now.groupId !== null && now.groupId !== before.groupId) {
      remember({ kind: 'group', id: now.groupId });
    }
    if (now.personId !== null && now.personId !== before.personId) {
      remember({ kind: 'person', id: now.personId });
    }
  });
}

function remember(opened: Recent): void {
  useRecents.setState(({ recents }) => ({
    recents: [opened, ...recents.filter(({ id }) => id !== opened.id)].slice(0, keptRecents),
  }));
}

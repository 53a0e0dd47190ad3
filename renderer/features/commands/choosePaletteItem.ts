import type { QueryClient } from '@tanstack/react-query';
import { useView, view } from '../../app/viewStore.ts';
import type { PaletteItem } from './paletteItems.ts';
import { runDeskCommand } from './runDeskCommand.ts';

/** Opens the group or person, or runs the command, and closes the palette. What is refused leaves it open. */
export function choosePaletteItem(
  item: PaletteItem,
  queries: QueryClient,
  close: () => void,
): void {
  switch (item.kind) {
    case 'group':
      // A search that hides the group would leave the list without an open one.
      view.searchGroups('');
      view.openGroup(item.group.id);
      view.wantRoster(true);
      break;
    case 'person':
      view.openPerson(item.person.id);
      break;
    case 'command':
      if (item.state.kind !== 'possible') return;
      runDeskCommand(item.command, queries);
  }
  // A command that asks more has put its own dialog in this one's place.
  if (useView.getState().dialog?.kind === 'palette') close();
}

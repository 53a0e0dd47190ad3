import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import { allDeskCommands, deskCommands } from '#shared/domain/deskCommands.ts';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { Person } from '#shared/domain/person.ts';
import { type CommandState, commandState } from './commandState.ts';
import type { DeskFacts } from './deskFacts.ts';
import { foldText, matchWords } from './matchWords.ts';

export interface CommandItem {
  kind: 'command';
  key: string;
  command: DeskCommand;
  state: CommandState;
}

export type PaletteItem =
  | CommandItem
  | { kind: 'group'; key: string; group: GroupSummary }
  | { kind: 'person'; key: string; person: Person };

export interface PaletteSection {
  label: string;
  items: readonly PaletteItem[];
}

export function groupItem(group: GroupSummary): PaletteItem {
  return { kind: 'group', key: group.id, group };
}

export function personItem(person: Person): PaletteItem {
  return { kind: 'person', key: person.id, person };
}

/**
 * The commands that fit what was typed: by title before by keyword, and what can be done now before what cannot.
 * What is so already is left out, and the palette itself.
 */
export function commandItems(typed: string, facts: DeskFacts): CommandItem[] {
  return allDeskCommands
    .filter((command) => command !== 'palette')
    .flatMap((command) => {
      const { title, menu, keywords = '' } = deskCommands[command];
      const state = commandState(command, facts);
      if (state.kind === 'pointless') return [];
      if (!matchWords(typed, `${title} ${menu} ${keywords}`)) return [];
      const rank = (matchWords(typed, title) ? 0 : 1) + (state.kind === 'refused' ? 2 : 0);
      const item: CommandItem = { kind: 'command', key: command, command, state };
      return [{ rank, item }];
    })
    .sort((one, other) => one.rank - other.rank)
    .map(({ item }) => item);
}

/** Whether the typed text is the beginning of the command's title, so that nothing else is likelier to be meant. */
export function beginsTitle(typed: string, { command }: CommandItem): boolean {
  return foldText(deskCommands[command].title).startsWith(foldText(typed));
}

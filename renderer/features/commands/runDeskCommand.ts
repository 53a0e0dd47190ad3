import type { QueryClient } from '@tanstack/react-query';
import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import { showNote } from '../../ui/toasts.tsx';
import { commandActions } from './commandActions.ts';
import { commandState } from './commandState.ts';
import { readDeskFacts } from './deskFacts.ts';

/** One at a time: a key that is pressed again and again must not fill the screen. */
const noteId = 'muster-command-note';

/** Does what the command is for, or says why not. What is so already is left alone. */
export function runDeskCommand(command: DeskCommand, queries: QueryClient): void {
  const facts = readDeskFacts(queries);
  const state = commandState(command, facts);
  if (state.kind === 'refused') showNote(state.reason, noteId);
  if (state.kind === 'possible') void commandActions[command](facts, queries);
}

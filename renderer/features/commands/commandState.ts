import type { DeskCommand } from '#shared/domain/deskCommand.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import type { Settings } from '#shared/ipc/methods/app.ts';
import { pastRefusal } from '../roster/pastWording.ts';
import { refusalsOf } from '../roster/refusals.ts';
import type { DeskFacts } from './deskFacts.ts';

/** `pointless`: it is so already. `refused`: it cannot be done now, and `reason` says why in a sentence. */
export type CommandState =
  | { kind: 'possible' }
  | { kind: 'pointless' }
  | { kind: 'refused'; reason: string };

const possible: CommandState = { kind: 'possible' };
const pointless: CommandState = { kind: 'pointless' };

/** Whether a command can be done now. The store and the server may still say no; this says what is known before. */
export function commandState(command: DeskCommand, facts: DeskFacts): CommandState {
  const { workspace, status, settings } = facts;
  switch (command) {
    case 'connectWorkspace':
      return possible;
    case 'systemMode':
    case 'lightMode':
    case 'darkMode':
      return unless(settings.colorScheme === schemeOf[command]);
    case 'comfortableRows':
    case 'compactRows':
      return unless(settings.density === densityOf[command]);
  }
  if (workspace === null) return refused('Open an organisation first.');
  switch (command) {
    case 'undo':
      return facts.canUndo
        ? possible
        : refused('Nothing to undo: no edit was made in this window yet.');
    case 'redo':
      return facts.canRedo
        ? possible
        : refused('Nothing to do again: nothing was undone since the last edit.');
    case 'newPerson':
      return workspace.capabilities.createPeople
        ? possible
        : refused(`Muster cannot make people at ${workspace.capabilities.providerLabel}.`);
    case 'syncNow':
      return syncState(status);
    case 'goOffline':
      return unless(status?.isOfflineByChoice === true);
    case 'goOnline':
      return unless(status?.isOfflineByChoice === false);
    case 'addPeople':
    case 'pastePeople':
    case 'renameGroup':
      return withGroup(facts, 'update');
    case 'deleteGroup':
      return withGroup(facts, 'delete');
    case 'removePeople':
      return withChosen(facts, 'update');
    case 'moveOrCopyPeople':
      return facts.isPast ? refused(pastRefusal) : withChosen(facts, null);
    case 'copyRows':
      return withChosen(facts, null);
    case 'selectAll':
    case 'filterRoster':
    case 'showPast':
      return withRoster(facts);
    case 'chooseColumns':
      return facts.isPeople ? possible : withRoster(facts);
    case 'groupHistory':
      return facts.isHistory ? pointless : withGroup(facts, null);
    case 'compareRosters':
      return withGroup(facts, null);
    case 'exportRoster':
      return facts.isPeople || facts.group !== null
        ? possible
        : refused('Open a group or the people first.');
    case 'exportChosen':
      return facts.chosen > 0 ? possible : refused('Choose people on a roster or a list first.');
    case 'duplicateGroup':
      return facts.isPast ? refused(pastRefusal) : withGroup(facts, null);
    default:
      return possible;
  }
}

const schemeOf = {
  systemMode: 'auto',
  lightMode: 'light',
  darkMode: 'dark',
} as const satisfies Record<string, Settings['colorScheme']>;

const densityOf = {
  comfortableRows: 'comfortable',
  compactRows: 'compact',
} as const satisfies Record<string, Settings['density']>;

function refused(reason: string): CommandState {
  return { kind: 'refused', reason };
}

function unless(isSo: boolean): CommandState {
  return isSo ? pointless : possible;
}

function syncState(status: SyncStatus | null): CommandState {
  if (status?.isOfflineByChoice === true) return refused('You work offline. Go online first.');
  if (status?.phase === 'paused') return refused('Syncing is paused. Resume it in the status.');
  if (status?.phase === 'signedOut') return refused('Sign in again first.');
  return possible;
}

function withGroup({ group, isPast }: DeskFacts, right: 'update' | 'delete' | null): CommandState {
  if (group === null) return refused('Open a group first.');
  if (isPast && right !== null) return refused(pastRefusal);
  const reason = right === null ? null : refusalsOf(group)[right];
  return reason === null ? possible : refused(reason);
}

function withRoster(facts: DeskFacts): CommandState {
  const state = withGroup(facts, null);
  if (state.kind !== 'possible' || !facts.isHistory) return state;
  return refused('Show the roster first.');
}

function withChosen(facts: DeskFacts, right: 'update' | null): CommandState {
  const state = withGroup(facts, right);
  if (state.kind !== 'possible' || facts.chosen > 0) return state;
  return refused('Choose people on the roster first.');
}

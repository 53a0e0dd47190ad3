import { changeStates } from './changeStates.ts';
import { commandStates } from './commandStates.ts';
import { connectStates } from './connectStates.ts';
import type { DeskState } from './deskState.ts';
import { engineStates } from './engineStates.ts';
import { exportStates } from './exportStates.ts';
import { extremeStates } from './extremeStates.ts';
import { groupStates } from './groupStates.ts';
import { historyStates } from './historyStates.ts';
import { importStates } from './importStates.ts';
import { peopleStates } from './peopleStates.ts';
import { recordStates } from './recordStates.ts';
import { rosterStates } from './rosterStates.ts';

/** Every state there is to look at. */
export const deskStates: readonly DeskState[] = [
  ...connectStates,
  ...groupStates,
  ...changeStates,
  ...engineStates,
  ...historyStates,
  ...rosterStates,
  ...commandStates,
  ...peopleStates,
  ...importStates,
  ...recordStates,
  ...exportStates,
  ...extremeStates,
];

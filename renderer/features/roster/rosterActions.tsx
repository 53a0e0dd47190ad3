import {
  IconArrowRight,
  IconClipboard,
  IconCopyPlus,
  IconDownload,
  IconShieldHalf,
  IconShieldOff,
  IconUserMinus,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupSummary } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { RosterRow } from '#shared/domain/roster.ts';
import { view } from '../../app/viewStore.ts';
import { countPeople } from '../../ui/counts.ts';
import { showNote } from '../../ui/toasts.tsx';
import type { Busy } from '../../ui/useBusy.ts';
import { exportChosen } from '../exports/openExport.ts';
import { focusRoster } from './focusRoster.ts';
import type { RosterColumn } from './rosterColumns.ts';
import { copyPeople, removePeople, setAdmin } from './rosterEdits.ts';

/** Something to do with the chosen people, in the bar and in the menu of a row. */
export interface RosterAction {
  id: 'move' | 'copyTo' | 'makeAdmin' | 'endAdmin' | 'copyRows' | 'export' | 'remove';
  label: string;
  icon: ReactNode;
  /** The key that does it too. */
  keys?: string;
  isDanger?: boolean;
  /** Why it cannot be done; null: it can. */
  refusal: string | null;
  run: () => void;
}

interface ChosenPeople {
  group: GroupSummary;
  /** Everybody on the screen, in its order. */
  people: readonly RosterRow[];
  /** Those chosen of them. */
  chosen: readonly RosterRow[];
  /** All who are chosen, also those the filter hides. */
  ids: ReadonlySet<PersonId>;
  columns: readonly RosterColumn[];
  hasRoles: boolean;
  /** Why the group's people cannot be changed; null: they can. */
  refusal: string | null;
  /** Why nobody can be copied to other groups: that needs no leave to change this one. */
  copyRefusal: string | null;
  busy: Busy;
}

/** What can be done with the chosen people, in the order it is offered. */
export function rosterActions(given: ChosenPeople): RosterAction[] {
  const { group, people, chosen, ids, columns, hasRoles, refusal, copyRefusal, busy } = given;
  const openDialog = (isCopy: boolean) =>
    view.openDialog({ kind: 'movePeople', from: group, personIds: [...ids], isCopy });
  const changeRole = (isAdmin: boolean) =>
    busy.run(`Changing the role of ${countPeople(chosen.length)}…`, () =>
      setAdmin(group, chosen, isAdmin),
    );
  const actions: (RosterAction | null)[] = [
    {
      id: 'move',
      label: 'Move to…',
      icon: <IconArrowRight {...iconProps} />,
      refusal,
      run: () => openDialog(false),
    },
    {
      id: 'copyTo',
      label: 'Copy to…',
      icon: <IconCopyPlus {...iconProps} />,
      refusal: copyRefusal,
      run: () => openDialog(true),
    },
    hasRoles && chosen.some(({ isAdmin }) => !isAdmin)
      ? {
          id: 'makeAdmin',
          label: 'Make admin',
          icon: <IconShieldHalf {...iconProps} />,
          refusal,
          run: () => changeRole(true),
        }
      : null,
    hasRoles && chosen.some(({ isAdmin }) => isAdmin)
      ? {
          id: 'endAdmin',
          label: 'No longer admin',
          icon: <IconShieldOff {...iconProps} />,
          refusal,
          run: () => changeRole(false),
        }
      : null,
    {
      id: 'copyRows',
      label: 'Copy rows',
      icon: <IconClipboard {...iconProps} />,
      refusal: null,
      run: () => void copyPeople(chosen, columns),
    },
    {
      id: 'export',
      label: 'Export…',
      icon: <IconDownload {...iconProps} />,
      refusal: null,
      run: exportChosen,
    },
    {
      id: 'remove',
      label: 'Remove',
      icon: <IconUserMinus {...iconProps} />,
      keys: 'Del',
      isDanger: true,
      refusal,
      run: () =>
        busy.run(`Removing ${countPeople(ids.size)}…`, async () => {
          await removePeople(group, ids, people);
          focusRoster();
        }),
    },
  ];
  return actions.filter((action) => action !== null);
}

const iconProps = { size: 16, 'aria-hidden': true } as const;

/** Does one of them by its key, or says why it cannot be done. */
export function runAction(actions: readonly RosterAction[], id: RosterAction['id']): void {
  const action = actions.find((candidate) => candidate.id === id);
  if (action === undefined) return;
  if (action.refusal === null) action.run();
  else showNote(action.refusal, 'muster-roster-refused');
}

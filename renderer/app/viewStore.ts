import { create } from 'zustand';
import type { ActivityEntry, ActivityEntryKind } from '#shared/domain/activity.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { RosterColumn, RosterSort } from '#shared/domain/roster.ts';
import type { ExportFormat } from '#shared/ipc/methods/exports.ts';
import { emptySelection, type Selection } from '../features/roster/selection.ts';
import type { DialogState } from './dialogState.ts';
import { type EditStack, emptyEditStack } from './editStack.ts';

export type Screen = 'groups' | 'people' | 'changes' | 'activity' | 'settings';
export type GroupField = 'name' | 'description';

/** Parts of the Settings screen that something else leads to. */
export type SettingsSection = 'about' | 'diagnostics';

export interface ExportChoice {
  format: ExportFormat;
  columns: RosterColumn[];
}

/** Which lines of the time line are shown; null: whatever it is. */
export interface ActivityFilter {
  groupId: GroupId | null;
  personId: PersonId | null;
  kinds: ActivityEntryKind[] | null;
  origin: ActivityEntry['origin'] | null;
}

export const everyActivity: ActivityFilter = {
  groupId: null,
  personId: null,
  kinds: null,
  origin: null,
};

/** What is open, chosen and typed. Data of the organisation is never here: it lives in the query cache. */
interface ViewState {
  screen: Screen;
  groupId: GroupId | null;
  groupSearch: string;
  rosterFilter: string;
  rosterSort: RosterSort;
  selection: Selection<PersonId>;
  /** The keyboard is to go to the roster as soon as its rows are there. */
  isRosterWanted: boolean;
  /** The field of the open group that is being edited in its place. */
  editing: GroupField | null;
  /** Whose drawer is open. */
  personId: PersonId | null;
  activityFilter: ActivityFilter;
  /** The section of the settings that is to be shown first; null: the top. */
  settingsSection: SettingsSection | null;
  dialog: DialogState | null;
  /** The edits of this window, done and undone. */
  edits: EditStack;
  /** How the last export of this session was made. */
  lastExport: ExportChoice | null;
}

const freshView = {
  screen: 'groups',
  groupId: null,
  groupSearch: '',
  rosterFilter: '',
  rosterSort: { key: 'name', direction: 'ascending' },
  selection: emptySelection<PersonId>(),
  isRosterWanted: false,
  editing: null,
  personId: null,
  activityFilter: everyActivity,
  settingsSection: null,
  dialog: null,
  edits: emptyEditStack,
} satisfies Partial<ViewState>;

export const useView = create<ViewState>()(() => ({ ...freshView, lastExport: null }));

export const view = {
  /** Another workspace is open: nothing of the view before is about it. */
  reset: () => useView.setState(freshView),
  showScreen: (screen: Screen) => useView.setState({ screen, settingsSection: null }),
  showSettings: (settingsSection: SettingsSection) =>
    useView.setState({ screen: 'settings', settingsSection }),
  openGroup: (groupId: GroupId | null) =>
    useView.setState((state) =>
      state.groupId === groupId
        ? { screen: 'groups' }
        : {
            screen: 'groups',
            groupId,
            rosterFilter: '',
            isRosterWanted: false,
            editing: null,
            selection: emptySelection<PersonId>(),
          },
    ),
  searchGroups: (groupSearch: string) => useView.setState({ groupSearch }),
  filterRoster: (rosterFilter: string) => useView.setState({ rosterFilter }),
  sortRoster: (rosterSort: RosterSort) => useView.setState({ rosterSort }),
  select: (change: (selection: Selection<PersonId>) => Selection<PersonId>) =>
    useView.setState((state) => {
      const selection = change(state.selection);
      return selection === state.selection ? state : { selection };
    }),
  wantRoster: (isRosterWanted: boolean) => useView.setState({ isRosterWanted }),
  edit: (editing: GroupField | null) => useView.setState({ editing }),
  openPerson: (personId: PersonId | null) => useView.setState({ personId }),
  filterActivity: (change: Partial<ActivityFilter>) =>
    useView.setState(({ activityFilter }) => ({
      activityFilter: { ...activityFilter, ...change },
    })),
  openDialog: (dialog: DialogState) => useView.setState({ dialog }),
  closeDialog: () => useView.setState({ dialog: null }),
  changeEdits: (change: (edits: EditStack) => EditStack) =>
    useView.setState(({ edits }) => ({ edits: change(edits) })),
  rememberExport: (lastExport: ExportChoice) => useView.setState({ lastExport }),
};

import { create } from 'zustand';
import type { ActivityEntry, ActivityEntryKind } from '#shared/domain/activity.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PeopleFilter, SavedFilterId } from '#shared/domain/peopleFilter.ts';
import type { PeopleSort } from '#shared/domain/peopleSort.ts';
import type { Instant } from '#shared/domain/time.ts';
import { type ExportDraft, freshDraft } from '../features/exports/exportDraft.ts';
import type { RunningExport } from '../features/exports/runningExport.ts';
import { freshWish, type HistoryWish } from '../features/history/historyWish.ts';
import { freshImport, type ImportDraft, unlessDone } from '../features/imports/importDraft.ts';
import { everybody } from '../features/people/peopleFilter.ts';
import { emptySelection, type Selection } from '../features/roster/selection.ts';
import type { DialogState } from './dialogState.ts';
import { type EditStack, emptyEditStack } from './editStack.ts';

export type Screen =
  | 'groups'
  | 'people'
  | 'changes'
  | 'exports'
  | 'activity'
  | 'settings'
  | 'import';
export type GroupField = 'name' | 'description';
export type GroupView = 'roster' | 'history';
/** What opens from a button above a table, of the roster or of the people. */
export type TablePanel = 'columns' | 'past';

/** Parts of the Settings screen that something else leads to. */
export type SettingsSection = 'about' | 'diagnostics';

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
  /** What is shown of the open group; stays while moving among groups. */
  groupView: GroupView;
  /** Whose stays the history lists; stays while moving among groups, but not the text. */
  historyWish: HistoryWish;
  historyText: string;
  rosterFilter: string;
  /** The instant whose rosters are shown; null: now. It stays while going from group to group. */
  asOf: Instant | null;
  selection: Selection<PersonId>;
  /** Everybody whom the filter shows is to be chosen as soon as their rows are there. */
  isAllWanted: boolean;
  peopleFilter: PeopleFilter;
  /** The saved filter that was picked last; the filter may have been changed since. */
  savedFilterId: SavedFilterId | null;
  peopleSort: PeopleSort;
  peopleSelection: Selection<PersonId>;
  activityFilter: ActivityFilter;
  /** The keyboard is to go to the roster as soon as its rows are there. */
  isRosterWanted: boolean;
  /** The field of the open group that is being edited in its place. */
  editing: GroupField | null;
  panel: TablePanel | null;
  /** Whose drawer is open. */
  personId: PersonId | null;
  /** The list being taken in. */
  importing: ImportDraft;
  /** Where the way out of an import leads. */
  importedFrom: Exclude<Screen, 'import'>;
  /** The section of the settings that is to be shown first; null: the top. */
  settingsSection: SettingsSection | null;
  dialog: DialogState | null;
  /** The edits of this window, done and undone. */
  edits: EditStack;
  /** What is being put together on the Exports screen. */
  exportDraft: ExportDraft;
  /** The file that is being written, on whatever screen the user is; null: none. */
  exporting: RunningExport | null;
}

const freshView = {
  screen: 'groups',
  groupId: null,
  groupSearch: '',
  groupView: 'roster',
  historyWish: freshWish,
  historyText: '',
  rosterFilter: '',
  asOf: null,
  selection: emptySelection<PersonId>(),
  isAllWanted: false,
  peopleFilter: everybody,
  savedFilterId: null,
  peopleSort: { key: 'name', direction: 'ascending' },
  peopleSelection: emptySelection<PersonId>(),
  isRosterWanted: false,
  editing: null,
  panel: null,
  personId: null,
  importing: freshImport,
  importedFrom: 'groups',
  activityFilter: everyActivity,
  settingsSection: null,
  dialog: null,
  edits: emptyEditStack,
  exportDraft: freshDraft,
  exporting: null,
} satisfies ViewState;

export const useView = create<ViewState>()(() => freshView);

export const view = {
  /** Another workspace is open: nothing of the view before is about it. A file of the one before is still written. */
  reset: () =>
    useView.setState(({ exporting }) => ({
      ...freshView,
      exporting: exporting === null ? null : { ...exporting, made: null },
    })),
  showScreen: (screen: Screen) => useView.setState({ screen, settingsSection: null, panel: null }),
  showSettings: (settingsSection: SettingsSection) =>
    useView.setState({ screen: 'settings', settingsSection, panel: null }),
  openGroup: (groupId: GroupId | null) =>
    useView.setState((state) =>
      state.groupId === groupId
        ? { screen: 'groups', panel: null }
        : {
            screen: 'groups',
            groupId,
            rosterFilter: '',
            historyText: '',
            isRosterWanted: false,
            editing: null,
            panel: null,
            selection: emptySelection<PersonId>(),
            isAllWanted: false,
          },
    ),
  /** A group that was just made has neither a past nor a history: its roster of now is shown. */
  openNewGroup: (groupId: GroupId) => {
    view.openGroup(groupId);
    useView.setState({ groupView: 'roster', asOf: null });
  },
  searchGroups: (groupSearch: string) => useView.setState({ groupSearch }),
  showGroupView: (groupView: GroupView) => useView.setState({ groupView }),
  wishHistory: (historyWish: HistoryWish) => useView.setState({ historyWish }),
  filterHistory: (historyText: string) => useView.setState({ historyText }),
  openPerson: (personId: PersonId | null) => useView.setState({ personId }),
  filterRoster: (rosterFilter: string) => useView.setState({ rosterFilter, isAllWanted: false }),
  /** Shows the rosters of an instant, or those of now, where they can be edited. */
  showAsOf: (asOf: Instant | null) => useView.setState({ asOf, editing: null, isAllWanted: false }),
  openPanel: (panel: TablePanel | null) => useView.setState({ panel }),
  select: (change: (selection: Selection<PersonId>) => Selection<PersonId>) =>
    useView.setState((state) => {
      const selection = change(state.selection);
      return selection === state.selection ? state : { selection };
    }),
  wantAll: (isAllWanted: boolean) => useView.setState({ isAllWanted }),
  filterPeople: (change: Partial<PeopleFilter>) =>
    useView.setState(({ peopleFilter }) => ({ peopleFilter: { ...peopleFilter, ...change } })),
  pickSavedFilter: (savedFilterId: SavedFilterId | null) => useView.setState({ savedFilterId }),
  sortPeople: (peopleSort: PeopleSort) => useView.setState({ peopleSort }),
  selectPeople: (change: (selection: Selection<PersonId>) => Selection<PersonId>) =>
    useView.setState((state) => {
      const peopleSelection = change(state.peopleSelection);
      return peopleSelection === state.peopleSelection ? state : { peopleSelection };
    }),
  filterActivity: (change: Partial<ActivityFilter>) =>
    useView.setState(({ activityFilter }) => ({
      activityFilter: { ...activityFilter, ...change },
    })),
  wantRoster: (isRosterWanted: boolean) => useView.setState({ isRosterWanted }),
  /** Goes on with a list that was begun, or begins one. */
  openImport: () =>
    useView.setState(({ screen, importedFrom, importing }) => ({
      screen: 'import',
      importedFrom: screen === 'import' ? importedFrom : screen,
      panel: null,
      importing: unlessDone(importing),
    })),
  changeImport: (change: (draft: ImportDraft) => ImportDraft) =>
    useView.setState(({ importing }) => ({ importing: change(importing) })),
  forgetImport: () => useView.setState({ importing: freshImport }),
  edit: (editing: GroupField | null) => useView.setState({ editing }),
  openDialog: (dialog: DialogState) => useView.setState({ dialog }),
  closeDialog: () => useView.setState({ dialog: null }),
  changeEdits: (change: (edits: EditStack) => EditStack) =>
    useView.setState(({ edits }) => ({ edits: change(edits) })),
  changeExport: (change: (draft: ExportDraft) => ExportDraft) =>
    useView.setState(({ exportDraft }) => ({ exportDraft: change(exportDraft) })),
  /** What began the export is about to be gone from the screen. */
  leaveExport: () =>
    useView.setState(({ exporting }) => ({
      exporting: exporting === null ? null : { ...exporting, isLeft: true },
    })),
  runExport: (exporting: RunningExport | null) => useView.setState({ exporting }),
};

import { create } from 'zustand';
import type { ActivityEntry, ActivityEntryKind } from '#shared/domain/activity.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PeopleFilter, SavedFilterId } from '#shared/domain/peopleFilter.ts';
import type { RosterColumn, RosterSort } from '#shared/domain/roster.ts';
import type { ExportFormat } from '#shared/ipc/methods/exports.ts';
import { everybody } from '../features/people/peopleFilter.ts';
import type { PeopleSort } from '../features/people/peopleSort.ts';
import { emptySelection, type Selection } from '../features/roster/selection.ts';
import type { DialogState } from './dialogState.ts';
import { type EditStack, emptyEditStack } from './editStack.ts';

export type Screen = 'groups' | 'people' | 'changes' | 'activity' | 'settings';
export type GroupField = 'name' | 'description';

export interface ExportChoice {
  format: ExportFormat;
  columns: RosterColumn[];
}

/** Which lines of the time line are wanted; null: all. */
export interface ActivityFilter {
  groupId: GroupId | null;
  personId: PersonId | null;
  kinds: ActivityEntryKind[] | null;
  origin: ActivityEntry['origin'] | null;
}

/** What is open, chosen and typed. Data of the organisation is never here: it lives in the query cache. */
interface ViewState {
  screen: Screen;
  groupId: GroupId | null;
  groupSearch: string;
  rosterFilter: string;
  rosterSort: RosterSort;
  selection: Selection<PersonId>;
  peopleFilter: PeopleFilter;
  /** The saved filter that was picked last; the filter may have been changed since. */
  savedFilterId: SavedFilterId | null;
  peopleSort: PeopleSort;
  peopleSelection: Selection<PersonId>;
  /** The person in the drawer. */
  personId: PersonId | null;
  activityFilter: ActivityFilter;
  /** The keyboard is to go to the roster as soon as its rows are there. */
  isRosterWanted: boolean;
  /** The field of the open group that is being edited in its place. */
  editing: GroupField | null;
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
  peopleFilter: everybody,
  savedFilterId: null,
  peopleSort: { key: 'name', direction: 'ascending' },
  peopleSelection: emptySelection<PersonId>(),
  personId: null,
  activityFilter: { groupId: null, personId: null, kinds: null, origin: null },
  isRosterWanted: false,
  editing: null,
  dialog: null,
  edits: emptyEditStack,
} satisfies Partial<ViewState>;

export const useView = create<ViewState>()(() => ({ ...freshView, lastExport: null }));

export const view = {
  /** Another workspace is open: nothing of the view before is about it. */
  reset: () => useView.setState(freshView),
  showScreen: (screen: Screen) => useView.setState({ screen }),
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
  filterPeople: (change: Partial<PeopleFilter>) =>
    useView.setState(({ peopleFilter }) => ({ peopleFilter: { ...peopleFilter, ...change } })),
  pickSavedFilter: (savedFilterId: SavedFilterId | null) => useView.setState({ savedFilterId }),
  sortPeople: (peopleSort: PeopleSort) => useView.setState({ peopleSort }),
  selectPeople: (change: (selection: Selection<PersonId>) => Selection<PersonId>) =>
    useView.setState((state) => {
      const peopleSelection = change(state.peopleSelection);
      return peopleSelection === state.peopleSelection ? state : { peopleSelection };
    }),
  openPerson: (personId: PersonId | null) => useView.setState({ personId }),
  filterActivity: (change: Partial<ActivityFilter>) =>
    useView.setState(({ activityFilter }) => ({
      activityFilter: { ...activityFilter, ...change },
    })),
  wantRoster: (isRosterWanted: boolean) => useView.setState({ isRosterWanted }),
  edit: (editing: GroupField | null) => useView.setState({ editing }),
  openDialog: (dialog: DialogState) => useView.setState({ dialog }),
  closeDialog: () => useView.setState({ dialog: null }),
  changeEdits: (change: (edits: EditStack) => EditStack) =>
    useView.setState(({ edits }) => ({ edits: change(edits) })),
  rememberExport: (lastExport: ExportChoice) => useView.setState({ lastExport }),
};

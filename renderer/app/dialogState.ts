import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { PeopleFilter, SavedFilter } from '#shared/domain/peopleFilter.ts';
import type { RosterMoment } from '#shared/domain/roster.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { SourceWish } from '../features/exports/sourceWish.ts';

/** The one dialog that is open. Each holds the names it speaks of, so that they stay while data changes. */
export type DialogState =
  | { kind: 'palette' }
  | { kind: 'shortcuts' }
  | { kind: 'createGroup' }
  | { kind: 'deleteGroup'; group: GroupSummary; nextGroupId: GroupId | null }
  /** `second`: null until it is chosen in the dialog. */
  | { kind: 'compare'; first: RosterMoment; second: RosterMoment | null }
  | { kind: 'addPeople'; groupId: GroupId }
  | { kind: 'movePeople'; from: GroupSummary; personIds: PersonId[]; isCopy: boolean }
  | { kind: 'duplicateGroup'; group: GroupSummary }
  | { kind: 'pastePeople'; groupId: GroupId; text: string }
  | { kind: 'newPerson' }
  | { kind: 'addToGroups'; personIds: PersonId[]; names: string[] }
  | { kind: 'nameFilter'; saved: SavedFilter | null; filter: PeopleFilter }
  | { kind: 'leaveImport' }
  | { kind: 'export'; wish: SourceWish }
  | { kind: 'syncLog' }
  | { kind: 'backups' }
  | { kind: 'connectWorkspace' }
  | { kind: 'signIn'; workspace: Workspace }
  | { kind: 'connection'; workspace: Workspace }
  | { kind: 'renameWorkspace'; workspace: Workspace }
  | { kind: 'removeWorkspace'; workspace: Workspace; isOpen: boolean };

import type { GroupSummary } from '#shared/domain/group.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { Workspace } from '#shared/domain/workspace.ts';

/** The one dialog that is open. Each holds the names it speaks of, so that they stay while data changes. */
export type DialogState =
  | { kind: 'createGroup' }
  | { kind: 'deleteGroup'; group: GroupSummary; nextGroupId: GroupId | null }
  | { kind: 'memberHistory'; group: GroupSummary }
  | { kind: 'addPeople'; groupId: GroupId }
  | { kind: 'movePeople'; from: GroupSummary; personIds: PersonId[] }
  | { kind: 'export'; group: GroupSummary; selected: PersonId[] }
  | { kind: 'syncLog' }
  | { kind: 'backups' }
  | { kind: 'shortcuts' }
  | { kind: 'connectWorkspace' }
  | { kind: 'signIn'; workspace: Workspace }
  | { kind: 'connection'; workspace: Workspace }
  | { kind: 'renameWorkspace'; workspace: Workspace }
  | { kind: 'removeWorkspace'; workspace: Workspace; isOpen: boolean };

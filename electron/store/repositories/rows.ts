import type { QueryRunner } from '../database/queryRunner.ts';
import { type ActivityRows, createActivityRows } from './activityRows.ts';
import { type ConflictRows, createConflictRows } from './conflictRows.ts';
import { type CopyRows, createCopyRows } from './copyRows.ts';
import { type CursorRows, createCursorRows } from './cursorRows.ts';
import { createEditRows, type EditRows } from './editRows.ts';
import { createExportTemplateRows, type ExportTemplateRows } from './exportTemplateRows.ts';
import { createFeedRows, type FeedRows } from './feedRows.ts';
import { createGroupRows, type GroupRows } from './groupRows.ts';
import { createIdentityRow, type IdentityRow } from './identityRow.ts';
import { createIdentityRows, type IdentityRows } from './identityRows.ts';
import { createImportMappingRows, type ImportMappingRows } from './importMappingRows.ts';
import { createJournalRows, type JournalRows } from './journalRows.ts';
import { createMembershipRows, type MembershipRows } from './membershipRows.ts';
import { createNamingRows, type NamingRows } from './namingRows.ts';
import { createNewPersonRows, type NewPersonRows } from './newPersonRows.ts';
import { createOutboxRows, type OutboxRows } from './outboxRows.ts';
import { createPastStayRows, type PastStayRows } from './pastStayRows.ts';
import { createPersonRows, type PersonRows } from './personRows.ts';
import { createPulledGroups, type PulledGroups } from './pulledGroups.ts';
import { createPushQueue, type PushQueue } from './pushQueue.ts';
import { createQuarantineRows, type QuarantineRows } from './quarantineRows.ts';
import { createRereadRows, type RereadRows } from './rereadRows.ts';
import { createSavedFilterRows, type SavedFilterRows } from './savedFilterRows.ts';

/** The tables, each behind the few questions that are asked of it. No rules live here. */
export interface Rows {
  groups: GroupRows;
  pulledGroups: PulledGroups;
  memberships: MembershipRows;
  pastStays: PastStayRows;
  people: PersonRows;
  newPeople: NewPersonRows;
  identities: IdentityRows;
  copies: CopyRows;
  outbox: OutboxRows;
  naming: NamingRows;
  queue: PushQueue;
  conflicts: ConflictRows;
  edits: EditRows;
  activity: ActivityRows;
  journal: JournalRows;
  quarantine: QuarantineRows;
  cursors: CursorRows;
  identity: IdentityRow;
  feed: FeedRows;
  rereads: RereadRows;
  filters: SavedFilterRows;
  importMappings: ImportMappingRows;
  templates: ExportTemplateRows;
}

export function createRows(queries: QueryRunner): Rows {
  return {
    groups: createGroupRows(queries),
    pulledGroups: createPulledGroups(queries),
    memberships: createMembershipRows(queries),
    pastStays: createPastStayRows(queries),
    people: createPersonRows(queries),
    newPeople: createNewPersonRows(queries),
    identities: createIdentityRows(queries),
    copies: createCopyRows(queries),
    outbox: createOutboxRows(queries),
    naming: createNamingRows(queries),
    queue: createPushQueue(queries),
    conflicts: createConflictRows(queries),
    edits: createEditRows(queries),
    activity: createActivityRows(queries),
    journal: createJournalRows(queries),
    quarantine: createQuarantineRows(queries),
    cursors: createCursorRows(queries),
    identity: createIdentityRow(queries),
    feed: createFeedRows(queries),
    rereads: createRereadRows(queries),
    filters: createSavedFilterRows(queries),
    importMappings: createImportMappingRows(queries),
    templates: createExportTemplateRows(queries),
  };
}

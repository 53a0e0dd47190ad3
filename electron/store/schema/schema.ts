import type {
  ActivityTable,
  ConflictTable,
  EditTable,
  ExportTemplateTable,
  FlagTable,
  ImportMappingTable,
  NewPersonTable,
  OutboxTable,
  SavedFilterTable,
} from './ownTables.ts';
import type {
  BaseGroupTable,
  BaseMembershipTable,
  ChangeFeedTable,
  CycleTable,
  IdentityTable,
  MembershipTable,
  PersonSearchTable,
  PersonSeenTable,
  PersonTable,
  QuarantineTable,
  RereadGroupTable,
  RosterGroupTable,
  SyncCursorTable,
} from './serverTables.ts';

/**
 * What is in the file: `ownTables.ts`, the user's only copy, and `serverTables.ts`, what could be fetched again. Instants
 * are Unix milliseconds, booleans 0 or 1, JSON is text; `codecs.ts` turns them. Integer keys stay inside; an id that leaves
 * the store is a uuid v7 in `uid`.
 */
export interface Schema {
  person: PersonTable;
  person_seen: PersonSeenTable;
  person_search: PersonSearchTable;
  roster_group: RosterGroupTable;
  membership: MembershipTable;
  base_group: BaseGroupTable;
  base_membership: BaseMembershipTable;
  outbox: OutboxTable;
  new_person: NewPersonTable;
  conflict: ConflictTable;
  edit: EditTable;
  activity: ActivityTable;
  quarantine: QuarantineTable;
  sync_cursor: SyncCursorTable;
  change_feed: ChangeFeedTable;
  reread_group: RereadGroupTable;
  cycle: CycleTable;
  flag: FlagTable;
  identity: IdentityTable;
  saved_filter: SavedFilterTable;
  import_mapping: ImportMappingTable;
  export_template: ExportTemplateTable;
}

/**
 * The one place where the store looks at the engine: the types of the port it implements, and nothing that
 * exists at run time.
 */
export type {
  RemoteGroup,
  RemotePerson,
  RemoteStay,
  UnreadableItem,
} from '#electron/sync/ports/remote.ts';
export type {
  ChangesPage,
  DecideLane,
  FeedState,
  Lane,
  LaneChange,
  NewConflict,
  NewPersonChange,
  NewPersonEntry,
  NewPersonState,
  OutboxEntry,
  PageOutcome,
  PullCursor,
  PullScope,
  StoredFailure,
  SyncCounts,
  SyncStore,
} from '#electron/sync/ports/store.ts';

import type { SyncStore } from './syncPorts.ts';
import type { WorkspaceStore } from './workspaceStore.ts';

/** One workspace's data file: what the screen reads and edits, and what the engine asks for. */
export interface Store extends WorkspaceStore, SyncStore {}

import type { ImportEdit } from '#electron/roster/importing/planning/planEdit.ts';
import type { PastedPeople } from '#electron/roster/pasting/parsePastedPeople.ts';
import type { WorkspaceStore } from '#electron/store/workspaceStore.ts';
import type { BackupId, FileHandle, GroupId, JobId, WorkspaceId } from '#shared/domain/ids.ts';
import type { SyncStatus } from '#shared/domain/syncStatus.ts';
import type { TableLayout } from '#shared/domain/tableLayout.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { Workspace } from '#shared/domain/workspace.ts';
import type { Params, Value } from '#shared/ipc/contract.ts';
import type { Settings } from '#shared/ipc/methods/app.ts';
import type { EditReceipt } from '#shared/ipc/methods/editReceipt.ts';

/** The part of the sync engine that calls may steer. */
export interface SyncControl {
  status(): SyncStatus;
  requestSync(): void;
  pause(): void;
  resume(): void;
  setOffline(offline: boolean): void;
  /** The outbox changed: an edit, an undo, a retry, a discard. */
  editCommitted(): void;
  /** The group on the screen; null: none. It is refreshed first. */
  focus(groupId: GroupId | null): void;
}

export interface OpenWorkspace {
  workspace: Workspace;
  store: WorkspaceStore;
  sync: SyncControl;
}

/** Everything that concerns several workspaces. Failures are MusterErrors. */
export interface WorkspaceDesk {
  list(): Value<'workspace.list'>;
  add(params: Params<'workspace.add'>): Promise<Workspace>;
  open(workspaceId: WorkspaceId): Promise<Workspace>;
  update(params: Params<'workspace.update'>): Promise<Workspace>;
  remove(params: Params<'workspace.remove'>): Promise<void>;
  test(params: Params<'workspace.test'>): Promise<void>;
  scopes(params: Params<'workspace.scopes'>): Promise<Value<'workspace.scopes'>>;
}

/** Files written for the user. */
export interface ExportDesk {
  formats(open: OpenWorkspace, params: Params<'exports.formats'>): Value<'exports.formats'>;
  preview(
    open: OpenWorkspace,
    params: Params<'exports.preview'>,
  ): Promise<Value<'exports.preview'>>;
  text(open: OpenWorkspace, params: Params<'exports.text'>): Promise<Value<'exports.text'>>;
  chooseTarget(params: Params<'exports.chooseTarget'>): Promise<Value<'exports.chooseTarget'>>;
  run(open: OpenWorkspace, params: Params<'exports.run'>): Promise<JobId>;
  cancel(jobId: JobId): void;
  show(target: FileHandle): Promise<Value<'exports.show'>>;
}

/** Files that are taken in. Failures are MusterErrors. */
export interface ImportDesk {
  begin(open: OpenWorkspace, params: Params<'imports.begin'>): Value<'imports.begin'>;
  receive(params: Params<'imports.receive'>): Promise<Value<'imports.receive'>>;
  read(open: OpenWorkspace, params: Params<'imports.read'>): Promise<Value<'imports.read'>>;
  plan(open: OpenWorkspace, params: Params<'imports.plan'>): Promise<Value<'imports.plan'>>;
  groups(params: Params<'imports.groups'>): Promise<Value<'imports.groups'>>;
  members(
    open: OpenWorkspace,
    params: Params<'imports.members'>,
  ): Promise<Value<'imports.members'>>;
  people(open: OpenWorkspace, params: Params<'imports.people'>): Promise<Value<'imports.people'>>;
  unusable(params: Params<'imports.unusable'>): Promise<Value<'imports.unusable'>>;
  saveUnusable(params: Params<'imports.saveUnusable'>): Promise<Value<'imports.saveUnusable'>>;
  /**
   * Plans once more and hands the edit to `commit`, which is called at a moment at which that plan holds, or not at all.
   * When it has returned, the mapping is remembered and the file forgotten.
   */
  apply(
    open: OpenWorkspace,
    params: Params<'imports.apply'>,
    commit: (edit: ImportEdit) => EditReceipt,
  ): Promise<Value<'imports.apply'>>;
  discard(params: Params<'imports.discard'>): Promise<void>;
}

/** Pages of paper, to be looked at or printed. Failures are MusterErrors. */
export interface PageDesk {
  prepare(open: OpenWorkspace, params: Params<'exports.page'>): Promise<Value<'exports.page'>>;
  print(open: OpenWorkspace, params: Params<'exports.print'>): Promise<Value<'exports.print'>>;
}

/** Copies of the open workspace's data file. Failures are MusterErrors. */
export interface BackupDesk {
  list(): Promise<Value<'backup.list'>>;
  create(): Promise<Value<'backup.create'>>;
  restore(backupId: BackupId): Promise<void>;
  dismissRecovery(): Promise<void>;
}

export interface SettingsDesk {
  get(): Settings;
  set(changes: Params<'settings.set'>): Settings;
}

/** How the tables of the open workspace look. Failures are MusterErrors. */
export interface LayoutDesk {
  get(): TableLayout;
  set(changes: Params<'layout.set'>): TableLayout;
}

/** What the handlers work with. The composition root fills it; nothing here knows a transport. */
export interface HandlerContext {
  /** The open workspace. Throws MusterError `noWorkspace`. */
  current(): OpenWorkspace;
  workspaces: WorkspaceDesk;
  exports: ExportDesk;
  imports: ImportDesk;
  pages: PageDesk;
  backups: BackupDesk;
  settings: SettingsDesk;
  layout: LayoutDesk;
  /** The text for somebody who helps. */
  diagnose(): Promise<string>;
  /** Whoever is named in a pasted text of any kind. Never throws. */
  parsePasted(text: string): PastedPeople;
  info(): Value<'app.info'>;
  now(): Instant;
}

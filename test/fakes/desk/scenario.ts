import type { SyncPhase, SyncStatus } from '#shared/domain/syncStatus.ts';
import type { MethodName } from '#shared/ipc/contract.ts';
import type { ErrorCode } from '#shared/ipc/errors.ts';
import type { Settings } from '#shared/ipc/methods/app.ts';
import type { OrganisationShape } from './organisation.ts';

/** A state of Muster that the renderer can be looked at in. */
export interface Scenario {
  workspaces: 'none' | 'demo' | 'two' | 'everyProvider' | 'closed';
  /** How many organisations the account has. */
  scopes: number;
  shape: OrganisationShape;
  phase: SyncPhase;
  /**
   * `some`: edits that wait, one refused and two in conflict. `everyConflict`: one of each kind. `many`: twelve.
   * `thousands`: so many that wait. `refused`: several of two groups.
   */
  pending: 'none' | 'some' | 'everyConflict' | 'many' | 'thousands' | 'refused';
  /** Methods that fail, and with what. */
  failing: Partial<Record<MethodName, ErrorCode>>;
  latencyMs: number;
  /** Methods that take longer than the others, in milliseconds. */
  slowMethods: Partial<Record<MethodName, number>>;
  keepsCredentials: boolean;
  settings: Settings;
  /** Edits are sent after this long; null: never. */
  sendsAfterMs: number | null;
  /** How long an export takes, in all. */
  exportMs: number;
  hasBackups: boolean;
  /** How long a copy takes, and its restoring. */
  backupMs: number;
  /** What is told about a damaged data file. */
  recovery: 'fromCopy' | 'anew' | null;
  hasSyncLog: boolean;
  hasSavedFilters: boolean;
  hasTemplates: boolean;
  /** Attributes that the server tells about people beside the usual ones. */
  moreAttributes: number;
  /** Why the last attempt failed; `usual`: as the phase has it. */
  problem: NonNullable<SyncStatus['problem']>['kind'] | 'usual';
  quarantined: number;
  isOfflineByChoice: boolean;
  /** What was written down before the edits that wait. */
  activityEntries: number;
  /** Signed in as somebody who may not change the groups there are. */
  isOnlooker: boolean;
}

const demoShape: OrganisationShape = {
  people: 240,
  moreGroups: 0,
  firstGroupSize: null,
  hasAwkwardNames: false,
  hasDates: true,
  isWithoutGroups: false,
};

export const plainScenario: Scenario = {
  workspaces: 'two',
  scopes: 3,
  shape: demoShape,
  phase: 'upToDate',
  pending: 'none',
  failing: {},
  latencyMs: 4,
  slowMethods: {},
  keepsCredentials: true,
  settings: {
    colorScheme: 'light',
    density: 'comfortable',
    dateFormat: 'locale',
    weekStart: 'locale',
  },
  sendsAfterMs: 1500,
  exportMs: 1200,
  hasBackups: true,
  backupMs: 60,
  recovery: null,
  hasSyncLog: true,
  hasSavedFilters: true,
  hasTemplates: true,
  moreAttributes: 0,
  problem: 'usual',
  quarantined: 0,
  isOfflineByChoice: true,
  activityEntries: 64,
  isOnlooker: false,
};

const waiting: Partial<Scenario> = { pending: 'some', sendsAfterMs: null };

/** The states worth looking at, by name. */
export const scenarios: Readonly<Record<string, Partial<Scenario>>> = {
  demo: {},
  firstRun: { workspaces: 'none' },
  firstRunShell: { workspaces: 'none', keepsCredentials: false },
  oneScope: { workspaces: 'none', scopes: 1 },
  noScopes: { workspaces: 'none', scopes: 0 },
  manyScopes: { workspaces: 'none', scopes: 40 },
  slowScopes: { workspaces: 'none', latencyMs: 1500 },
  scopesFail: { workspaces: 'none', failing: { 'workspace.scopes': 'unreachable' } },
  everyProvider: { workspaces: 'everyProvider' },
  everyProviderSignedOut: {
    workspaces: 'everyProvider',
    phase: 'signedOut',
    keepsCredentials: false,
  },
  closed: { workspaces: 'closed' },
  big: { shape: { ...demoShape, people: 6000, firstGroupSize: 5000 } },
  huge: { shape: { ...demoShape, people: 110_000, firstGroupSize: 100_000 } },
  slowEdits: {
    shape: { ...demoShape, people: 13_000, firstGroupSize: 12_000 },
    slowMethods: {
      'members.remove': 20_000,
      'members.move': 20_000,
      'members.setAdmin': 20_000,
      'groups.duplicate': 20_000,
    },
  },
  hundredThousand: { shape: { ...demoShape, people: 100_000, firstGroupSize: 5000 } },
  noFilters: { hasSavedFilters: false },
  manyGroups: { shape: { ...demoShape, moreGroups: 982 } },
  empty: { shape: { ...demoShape, people: 0 }, phase: 'neverSynced' },
  oneRow: { shape: { ...demoShape, firstGroupSize: 1 } },
  longNames: { shape: { ...demoShape, hasAwkwardNames: true, hasDates: false } },
  offline: { ...waiting, phase: 'offline' },
  needsAttention: { ...waiting, phase: 'needsAttention' },
  everyConflict: { ...waiting, pending: 'everyConflict', phase: 'needsAttention' },
  manyConflicts: {
    ...waiting,
    pending: 'many',
    phase: 'needsAttention',
    shape: { ...demoShape, hasAwkwardNames: true },
  },
  conflictsFail: {
    ...waiting,
    failing: { 'conflicts.list': 'internal', 'conflicts.resolve': 'notFound' },
  },
  settlingFails: { ...waiting, failing: { 'conflicts.resolve': 'diskFull' } },
  recovered: { ...waiting, pending: 'everyConflict', recovery: 'fromCopy' },
  recoveredAnew: { recovery: 'anew' },
  noBackups: { hasBackups: false, hasSyncLog: false },
  slowBackup: { backupMs: 20_000 },
  backupFails: {
    failing: { 'backup.create': 'diskFull', 'backup.restore': 'storeCorrupt' },
  },
  backupListFails: { failing: { 'backup.list': 'fileDenied', 'sync.log': 'internal' } },
  pulling: { phase: 'pulling' },
  backingOff: { ...waiting, phase: 'backingOff' },
  signedOut: { ...waiting, phase: 'signedOut' },
  paused: { ...waiting, phase: 'paused' },
  onlooker: { isOnlooker: true },
  noActivity: { activityEntries: 0 },
  thousandActivities: { activityEntries: 1000 },
  activityFails: { failing: { 'activity.list': 'internal' } },
  undoFails: { ...waiting, phase: 'offline', failing: { 'edit.undo': 'cannotUndo' } },
  longActivity: { shape: { ...demoShape, hasAwkwardNames: true } },
  thousandChanges: {
    ...waiting,
    pending: 'thousands',
    phase: 'offline',
    shape: { ...demoShape, moreGroups: 400 },
  },
  severalRefused: { ...waiting, pending: 'refused', phase: 'needsAttention' },
  diagnosticsFail: { failing: { 'app.diagnostics': 'internal', 'app.info': 'internal' } },
  noNetwork: { ...waiting, phase: 'offline', problem: 'network', isOfflineByChoice: false },
  rateLimited: { ...waiting, phase: 'backingOff', problem: 'rateLimited' },
  serverTimeout: { ...waiting, phase: 'backingOff', problem: 'timeout' },
  unreadable: { phase: 'backingOff', problem: 'unreadable' },
  noCredentials: { ...waiting, phase: 'signedOut', problem: 'noCredentials' },
  updateRequired: { ...waiting, phase: 'updateRequired' },
  quarantine: { phase: 'needsAttention', quarantined: 3 },
  noGroups: { shape: { ...demoShape, isWithoutGroups: true } },
  slowExport: { exportMs: 20_000 },
  noTemplates: { hasTemplates: false },
  manyAttributes: { moreAttributes: 60 },
  exportsFail: {
    failing: {
      'exports.run': 'diskFull',
      'exports.text': 'limitExceeded',
      'exports.print': 'notSupported',
      'exports.page': 'limitExceeded',
      'exportTemplates.save': 'duplicateName',
    },
  },
  formatsFail: { failing: { 'exports.formats': 'internal' } },
  slow: { latencyMs: 2500 },
  slowImport: { slowMethods: { 'imports.receive': 600 } },
  importFails: { failing: { 'imports.plan': 'internal' } },
  importConflict: { failing: { 'imports.apply': 'conflict' } },
  errors: {
    failing: {
      'groups.update': 'duplicateName',
      'groups.create': 'duplicateName',
      'members.add': 'limitExceeded',
      'members.remove': 'diskFull',
      'edit.undo': 'cannotUndo',
      'exports.run': 'fileDenied',
      'workspace.update': 'signInFailed',
    },
  },
  broken: {
    failing: {
      'groups.list': 'storeCorrupt',
      'roster.query': 'internal',
      'changes.list': 'internal',
    },
  },
  rosterFails: {
    failing: {
      'roster.query': 'internal',
      'exports.preview': 'internal',
      'members.history': 'internal',
      'roster.sizes': 'internal',
    },
  },
  compareFails: { failing: { 'roster.compare': 'internal' } },
  peopleFail: {
    failing: { 'people.query': 'internal', 'people.get': 'internal', 'people.match': 'internal' },
  },
  listFails: { workspaces: 'none', failing: { 'workspace.list': 'storeTooNew' } },
  wrongSecret: {
    workspaces: 'none',
    failing: {
      'workspace.test': 'signInFailed',
      'workspace.scopes': 'signInFailed',
      'workspace.add': 'signInFailed',
    },
  },
  unreachable: {
    workspaces: 'none',
    failing: { 'workspace.test': 'unreachable', 'workspace.add': 'unreachable' },
  },
  compact: {
    settings: {
      colorScheme: 'light',
      density: 'compact',
      dateFormat: 'locale',
      weekStart: 'locale',
    },
  },
};

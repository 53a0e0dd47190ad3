import type { Capabilities } from '#shared/domain/capabilities.ts';
import type { ImportMapping } from '#shared/domain/importing.ts';
import type { Params, Value } from '#shared/ipc/contract.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import type { ImportEdit } from './planning/planEdit.ts';

type WithoutId<Of> = Omit<Of, 'importId'>;

/** The data file as it is: every call opens it anew, so nothing holds it while nobody asks. */
interface FromStore {
  storeFile: string;
}

interface ForPlan extends FromStore {
  /** The same as long as nothing here has changed that a plan may be about: then people are found as they were. */
  storeVersion: number;
  capabilities: Capabilities;
}

/** What the main thread asks of an import's worker. Each call is answered, one after the other. */
export interface ImportCalls {
  receive: { params: WithoutId<Params<'imports.receive'>>; value: Value<'imports.receive'> };
  read: { params: WithoutId<Params<'imports.read'>> & FromStore; value: Value<'imports.read'> };
  plan: {
    params: WithoutId<Params<'imports.plan'>> & ForPlan;
    value: Value<'imports.plan'>;
  };
  groups: { params: WithoutId<Params<'imports.groups'>>; value: Value<'imports.groups'> };
  members: {
    params: WithoutId<Params<'imports.members'>> & FromStore;
    value: Value<'imports.members'>;
  };
  people: {
    params: WithoutId<Params<'imports.people'>> & FromStore;
    value: Value<'imports.people'>;
  };
  unusable: { params: WithoutId<Params<'imports.unusable'>>; value: Value<'imports.unusable'> };
  saveUnusable: {
    params: { targetPath: string; temporaryPath: string; separator: string };
    value: { bytes: number };
  };
  /** Plans again: null where another plan was made since, or that gives another one, which is the last one then. */
  edit: {
    params: ForPlan & Pick<Params<'imports.apply'>, 'plan'>;
    value: ImportEdit | null;
  };
  /** What is to be remembered once it is applied; null: nothing. */
  mapping: {
    params: Record<never, never>;
    value: { signature: string; mapping: ImportMapping } | null;
  };
}

export type ImportCall = keyof ImportCalls;
export type ImportParams<Name extends ImportCall> = ImportCalls[Name]['params'];
export type ImportValue<Name extends ImportCall> = ImportCalls[Name]['value'];

export type ImportRequest = {
  [Name in ImportCall]: { id: number; name: Name; params: ImportParams<Name> };
}[ImportCall];

/** Both ends come from one build, so what is said needs no schema. */
export type ImportAnswer<Value> =
  | { id: number; isDone: true; value: Value }
  | { id: number; isDone: false; failure: Failure };

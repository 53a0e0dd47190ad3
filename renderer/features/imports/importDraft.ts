import type { EditId } from '#shared/domain/ids.ts';
import {
  type ImportChoice,
  type ImportId,
  type ImportMapping,
  type ImportPerson,
  type ImportPlan,
  type ImportReading,
  type ImportTarget,
  type ImportWish,
  importReadingSchema,
} from '#shared/domain/importing.ts';
import type { Failure } from '#shared/ipc/errors.ts';

export const importSteps = ['file', 'columns', 'review', 'done'] as const;
export type ImportStep = (typeof importSteps)[number];
export const reviewTabs = ['groups', 'decide', 'missing', 'unused'] as const;
export type ReviewTab = (typeof reviewTabs)[number];

/** A file on its way to the host. Another one, or a cancel, takes its token away. */
export interface Sending {
  token: string;
  fileName: string;
  sent: number;
  total: number;
}

/** A list, on this side of the contract. */
export interface ListInput {
  fileName: string;
  file: Blob;
  isPasted: boolean;
}

/** A file that the host has whole. */
export interface ImportSource {
  importId: ImportId;
  fileName: string;
  bytes: number;
  isPasted: boolean;
}

/** Who one of the file's people is, with what was known when that was decided: they leave the host's list with it. */
export interface Decision {
  person: ImportPerson;
  choice: ImportChoice;
}
export type Decisions = ReadonlyMap<number, Decision>;

/** What the user says that columns hold, and of which columns. */
export interface ChosenColumns {
  mapping: ImportMapping;
  /** Null where the file has no sheets. */
  sheet: string | null;
  headings: readonly string[];
}

/** What was done, and what of the file was not. */
export interface ImportDone {
  editId: EditId | null;
  adds: number;
  removes: number;
  groupsMade: number;
  peopleMade: number;
  left: Pick<ImportPlan, 'groups' | 'people' | 'lines'>;
}

/** A file being taken in, as far as the user has come. It stays while other screens are looked at. */
export interface ImportDraft {
  step: ImportStep;
  pasted: string;
  sending: Sending | null;
  /** Another list, while what was chosen for the one before would be lost: the user is asked. */
  offered: ListInput | null;
  /** Why the last file was not taken. */
  failure: Failure | null;
  source: ImportSource | null;
  reading: ImportReading;
  /** Another number for each change of the reading: the host plans by the one it was asked for last. */
  readings: number;
  /** Null: as the host has it. */
  columns: ChosenColumns | null;
  target: ImportTarget | null;
  /** The import was begun for this group. */
  isTargetGiven: boolean;
  mode: ImportWish['mode'];
  createGroups: boolean;
  createPeople: boolean;
  /** By reading and mapping: with others the file's people have other numbers. */
  decisions: Readonly<Record<string, Decisions>>;
  tab: ReviewTab;
  /** The group looked into, by what it is called in the plan. */
  openGroup: string | null;
  /** The plan is being carried out: no other one is to be made of what has changed by it. */
  isApplying: boolean;
  /** The roster changed between the look and the button. */
  isPlanAnother: boolean;
  done: ImportDone | null;
}

export const freshImport: ImportDraft = {
  step: 'file',
  pasted: '',
  sending: null,
  offered: null,
  failure: null,
  source: null,
  reading: importReadingSchema.parse({}),
  readings: 0,
  columns: null,
  target: null,
  isTargetGiven: false,
  mode: 'addOnly',
  createGroups: false,
  createPeople: false,
  decisions: {},
  tab: 'groups',
  openGroup: null,
  isApplying: false,
  isPlanAnother: false,
  done: null,
};

const noDecisions: Decisions = new Map();

export function decisionsOf(draft: ImportDraft, mapping: ImportMapping): Decisions {
  return draft.decisions[columnsKey(draft.reading, mapping)] ?? noDecisions;
}

/** What is decided of these people; `choice` null: it is open again. */
export function decide(
  draft: ImportDraft,
  mapping: ImportMapping,
  people: readonly ImportPerson[],
  choiceOf: (person: ImportPerson) => ImportChoice | null,
): ImportDraft {
  const decided = new Map(decisionsOf(draft, mapping));
  for (const person of people) {
    const choice = choiceOf(person);
    if (choice === null) decided.delete(person.person);
    else {
      const before = decided.get(person.person)?.person ?? person;
      decided.set(person.person, { person: before, choice });
    }
  }
  const key = columnsKey(draft.reading, mapping);
  return { ...draft, decisions: { ...draft.decisions, [key]: decided } };
}

export function wishOf(draft: ImportDraft, mapping: ImportMapping): ImportWish {
  const { target, mode, createGroups, createPeople } = draft;
  const choices = [...decisionsOf(draft, mapping)].map(([person, { choice }]) => ({
    person,
    choice,
  }));
  return {
    mapping,
    target: mapping.shape === 'oneGroup' ? target : null,
    mode,
    createGroups,
    createPeople,
    choices,
  };
}

/** Another reading: the host guesses the columns again, unless they are those before, only read otherwise. */
export function readOtherwise(draft: ImportDraft, change: Partial<ImportReading>): ImportDraft {
  return { ...draft, reading: { ...draft.reading, ...change }, readings: draft.readings + 1 };
}

/** The host has another file: what was chosen for the one before is about other columns and people. */
export function takeSource(draft: ImportDraft, source: ImportSource): ImportDraft {
  const { pasted, target, isTargetGiven } = draft;
  return { ...freshImport, pasted, target, isTargetGiven, source, step: 'columns' };
}

/** A list that is done is over: what comes next begins anew. */
export function unlessDone(draft: ImportDraft): ImportDraft {
  return draft.step === 'done' ? freshImport : draft;
}

/** Whether somebody would miss what was chosen here. */
export function isWorthKeeping(draft: ImportDraft): boolean {
  if (draft.step === 'done' || draft.source === null) return false;
  const decided = Object.values(draft.decisions).some(({ size }) => size > 0);
  return decided || draft.columns !== null || draft.mode === 'match' || draft.step === 'review';
}

function columnsKey(reading: ImportReading, mapping: ImportMapping): string {
  return JSON.stringify([reading, mapping]);
}

import { outboxStateSchema } from '#shared/domain/change.ts';
import { conflictKindSchema } from '#shared/domain/conflict.ts';
import { type ExportTemplate, exportTemplateSchema } from '#shared/domain/exporting.ts';
import {
  commandIdSchema,
  conflictIdSchema,
  editIdSchema,
  groupIdSchema,
  personIdSchema,
} from '#shared/domain/ids.ts';
import { newPersonSchema } from '#shared/domain/newPerson.ts';
import { type SavedFilter, savedFilterSchema } from '#shared/domain/peopleFilter.ts';
import type { PersonStatus } from '#shared/domain/person.ts';
import { instantOf } from '#shared/domain/time.ts';
import {
  decodeBaseFields,
  decodeCommandIds,
  decodeExportSettings,
  decodeIntent,
  decodeIntents,
  decodeNewPerson,
  decodePeopleFilter,
  decodeTexts,
} from '../codecs.ts';
import type { CopyMember } from '../lanes/serverCopy.ts';
import type { DatesFrom } from '../schema/columns.ts';
import type { ActivityKind } from '../schema/ownTables.ts';
import type { StoredFailure } from '../syncPorts.ts';
import {
  attempt,
  flagIn,
  instantIn,
  instantOrNullIn,
  integerIn,
  integerOrNullIn,
  oneOf,
  textIn,
  textOrNullIn,
} from './rawValues.ts';
import type {
  SalvagedConflict,
  SalvagedEdit,
  SalvagedEntry,
  SalvagedGroup,
  SalvagedMaking,
  SalvagedPerson,
  SalvagedRow,
} from './salvage.ts';
import type { RawRow } from './tolerantTable.ts';

/** Each reads one raw row, of this schema or an older one, and throws where it makes no sense. */

export function decodeRow(raw: RawRow): SalvagedRow {
  return {
    uid: commandIdSchema.parse(raw.uid),
    editRow: integerIn(raw, 'edit_id'),
    groupRow: integerIn(raw, 'group_id'),
    intent: decodeIntent(textIn(raw, 'command'), integerIn(raw, 'version'), textIn(raw, 'args')),
    at: instantIn(raw, 'at'),
    state: attempt(() => outboxStateSchema.parse(raw.state)),
    baseFields: attempt(() => decodeBaseFields(textIn(raw, 'base_fields'))),
    attempts: Math.max(0, attempt(() => integerIn(raw, 'attempts')) ?? 1),
    nextAttemptAt: attempt(() => instantOrNullIn(raw, 'next_attempt_at')),
    failure: decodeFailure(raw),
    raw,
  };
}

export function decodeMaking(raw: RawRow): SalvagedMaking {
  const state = attempt(() => outboxStateSchema.parse(raw.state));
  return {
    uid: commandIdSchema.parse(raw.uid),
    editRow: integerIn(raw, 'edit_id'),
    personId: personIdSchema.parse(raw.person_uid),
    person: newPersonSchema.parse({
      name: textIn(raw, 'name'),
      email: textOrNullIn(raw, 'email'),
      phone: textOrNullIn(raw, 'phone'),
    }),
    at: instantIn(raw, 'at'),
    state: state === 'acked' || state === 'conflict' ? null : state,
    attempts: Math.max(0, attempt(() => integerIn(raw, 'attempts')) ?? 1),
    nextAttemptAt: attempt(() => instantOrNullIn(raw, 'next_attempt_at')),
    failure: decodeFailure(raw),
    raw,
  };
}

function decodeFailure(raw: RawRow): StoredFailure | null {
  const kind = textOrNullIn(raw, 'failure_kind');
  if (kind === null) return null;
  return {
    kind,
    status: attempt(() => integerOrNullIn(raw, 'failure_status')),
    serverMessage: attempt(() => textOrNullIn(raw, 'failure_message')),
    serverCode: attempt(() => textOrNullIn(raw, 'failure_code')),
  };
}

export function decodeGroup(raw: RawRow): SalvagedGroup {
  return {
    uid: groupIdSchema.parse(raw.uid),
    known: {
      remoteId: textOrNullIn(raw, 'remote_id'),
      fields: { name: textIn(raw, 'name'), description: textOrNullIn(raw, 'description') },
      createdAt: attempt(() => instantOrNullIn(raw, 'created_at')),
      updatedAt: attempt(() => instantOrNullIn(raw, 'updated_at')),
    },
    base: 'unknown',
  };
}

const statuses: readonly PersonStatus[] = ['active', 'inactive', 'gone', 'unknown'];

export function decodePerson(raw: RawRow): SalvagedPerson {
  return {
    memberKey: textOrNullIn(raw, 'member_key'),
    name: textIn(raw, 'name'),
    email: textOrNullIn(raw, 'email'),
    phone: textOrNullIn(raw, 'phone'),
    // An older schema has none, and the next pull brings them.
    otherEmails: attempt(() => JSON.stringify(decodeTexts(textIn(raw, 'other_emails')))) ?? '[]',
    status: oneOf(raw, 'status', statuses),
    attributes: textIn(raw, 'attributes'),
  };
}

export function decodeEdit(raw: RawRow): SalvagedEdit {
  return {
    uid: editIdSchema.parse(raw.uid),
    at: instantIn(raw, 'at'),
    undoneAt: instantOrNullIn(raw, 'undone_at'),
    undoOf: integerOrNullIn(raw, 'undo_of'),
    undoDepth: integerIn(raw, 'undo_depth'),
    resolution: textOrNullIn(raw, 'resolution'),
  };
}

const outcomes = ['sent', 'discarded', 'undone'] as const;

export function decodeEntry(raw: RawRow): SalvagedEntry {
  const isPerson = textOrNullIn(raw, 'command') === 'createPerson';
  const isCommand = textOrNullIn(raw, 'args') !== null && !isPerson;
  const commandUid = textOrNullIn(raw, 'command_uid');
  const isOpen = textOrNullIn(raw, 'outcome') === null;
  return {
    at: instantIn(raw, 'at'),
    // Kinds are words of ours; a newer one is carried as it is.
    kind: textIn(raw, 'kind') as ActivityKind,
    editRow: integerOrNullIn(raw, 'edit_id'),
    groupRow: integerOrNullIn(raw, 'group_id'),
    groupName: textOrNullIn(raw, 'group_name'),
    commandUid: commandUid === null ? null : commandIdSchema.parse(commandUid),
    command: isCommand
      ? {
          intent: decodeIntent(
            textIn(raw, 'command'),
            integerIn(raw, 'version'),
            textIn(raw, 'args'),
          ),
          inverse: attempt(() => decodeIntents(textIn(raw, 'inverse'))),
        }
      : null,
    made: isPerson ? decodeNewPerson(textIn(raw, 'args')) : null,
    detail: textIn(raw, 'detail'),
    outcome: isOpen ? null : oneOf(raw, 'outcome', outcomes),
    outcomeAt: isOpen ? null : instantIn(raw, 'outcome_at'),
  };
}

export function decodeConflict(raw: RawRow): SalvagedConflict {
  for (const column of ['base', 'mine', 'theirs']) JSON.parse(textIn(raw, column));
  return {
    uid: attempt(() => conflictIdSchema.parse(raw.uid)),
    groupRow: integerIn(raw, 'group_id'),
    kind: conflictKindSchema.parse(raw.kind),
    base: textIn(raw, 'base'),
    mine: textIn(raw, 'mine'),
    theirs: textIn(raw, 'theirs'),
    commands: decodeCommandIds(textIn(raw, 'commands')),
    foundAt: instantIn(raw, 'found_at'),
  };
}

export function decodeSavedFilter(raw: RawRow): SavedFilter {
  return savedFilterSchema.parse({
    id: raw.uid,
    name: textIn(raw, 'name'),
    filter: decodePeopleFilter(textIn(raw, 'filter')),
  });
}

export function decodeExportTemplate(raw: RawRow): ExportTemplate {
  return exportTemplateSchema.parse({
    id: raw.uid,
    name: textIn(raw, 'name'),
    sourceKind: textIn(raw, 'source_kind'),
    settings: decodeExportSettings(textIn(raw, 'settings')),
  });
}

const origins: readonly DatesFrom[] = ['server', 'observed'];

export function decodeCopyMember(raw: RawRow): CopyMember {
  const joinedAt = instantOrNullIn(raw, 'joined_at');
  return {
    isAdmin: flagIn(raw, 'is_admin'),
    joinedAt: joinedAt === null ? null : instantOf(joinedAt),
    datesFrom: oneOf(raw, 'dates_from', origins),
  };
}

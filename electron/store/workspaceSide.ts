import { v7 as uuid } from 'uuid';
import { type GroupId, personIdSchema } from '#shared/domain/ids.ts';
import { canonicalInstant } from './codecs.ts';
import type { StoreDatabase } from './database/storeDatabase.ts';
import { amendChange } from './edits/amendChange.ts';
import { commitIntents } from './edits/commitIntents.ts';
import { discardChange } from './edits/discardChange.ts';
import { viewOf } from './edits/editScope.ts';
import { redoEdit } from './edits/redoEdit.ts';
import { resolveConflict } from './edits/resolveConflict.ts';
import { retryChange } from './edits/retryChange.ts';
import { undoEdit } from './edits/undoEdit.ts';
import { matchPeople } from './matching/matchPeople.ts';
import { saveFilter } from './named/saveFilter.ts';
import { saveTemplate } from './named/saveTemplate.ts';
import { compareRosters } from './reading/compareRosters.ts';
import { findGroupByName } from './reading/findGroupByName.ts';
import { readFlag, writeFlag } from './reading/flags.ts';
import { readTies } from './reading/groupTies.ts';
import { listActivity } from './reading/listActivity.ts';
import { createAttributeNames } from './reading/listAttributes.ts';
import { listChanges, readChange } from './reading/listChanges.ts';
import { listConflicts } from './reading/listConflicts.ts';
import { listCycles } from './reading/listCycles.ts';
import { listGroups, summaryOf } from './reading/listGroups.ts';
import { listSizes } from './reading/listSizes.ts';
import { listStays } from './reading/listStays.ts';
import { listPeopleIds, queryPeople } from './reading/queryPeople.ts';
import { queryRoster, rosterAsOf } from './reading/queryRoster.ts';
import { readPerson } from './reading/readPerson.ts';
import { knownPeople, searchPeople } from './reading/searchPeople.ts';
import type { Rows } from './repositories/rows.ts';
import type { WorkspaceStore } from './workspaceStore.ts';

/** The reading and editing side: each method is one read or one transaction over the modules that do the work. */
export function createWorkspaceStore(parts: {
  file: string;
  database: StoreDatabase;
  rows: Rows;
  newRemoteId: () => string | null;
}): WorkspaceStore {
  const { file, database, rows, newRemoteId } = parts;
  const { queries, read, write } = database;
  const group = (groupId: GroupId) => rows.groups.byUid(groupId);
  const attributeNames = createAttributeNames(database);

  return {
    file,
    listGroups: (request) => read(() => listGroups(queries, rows, request)),
    getGroup: (groupId) =>
      read(() => {
        const row = group(groupId);
        return row?.isPresent === true ? summaryOf(rows, row) : null;
      }),
    groupState: (groupId) =>
      read(() => {
        const row = group(groupId);
        return row === null ? null : viewOf(row, rows.memberships.currentOf(row.id, new Map()));
      }),
    identity: () => read(() => rows.identity.read()),
    groupTies: (groupId) =>
      read(() => {
        const identity = rows.identity.read();
        const row = group(groupId);
        return identity === null || row === null ? null : readTies(rows, identity, row);
      }),
    countGroups: () => read(() => rows.groups.countPresent()),
    findGroupByName: (name, except) => read(() => findGroupByName(rows, name, except)),
    queryRoster: (request) => read(() => queryRoster(queries, request)),
    rosterAsOf: (request) => read(() => rosterAsOf(queries, request)),
    compareRosters: (request) => read(() => compareRosters(queries, request)),
    listSizes: (request) => read(() => listSizes(queries, request)),
    listStays: (request) => read(() => listStays(queries, request)),
    searchPeople: (request) => read(() => searchPeople(queries, request)),
    queryPeople: (request) => read(() => queryPeople(queries, request)),
    listPeopleIds: (filter) => read(() => listPeopleIds(queries, filter)),
    listAttributes: () => read(attributeNames),
    matchPeople: (request) => read(() => matchPeople(queries, rows, request)),
    getPerson: (personId) => read(() => readPerson(queries, personId)),
    knownPeople: (personIds) => read(() => knownPeople(queries, personIds)),

    commitEdit: ({ people = [], intents, at }) =>
      write((touched) => {
        const edit = { people, intents, at: canonicalInstant(at), undoOf: null };
        return commitIntents(rows, edit, touched);
      }),
    createPerson: (person, at) =>
      write((touched) => {
        const personId = personIdSchema.parse(uuid());
        const people = [{ personId, person }];
        const edit = { people, intents: [], at: canonicalInstant(at), undoOf: null };
        return { ...commitIntents(rows, edit, touched), personId };
      }),
    undoEdit: (editId, at, check) =>
      write((touched) =>
        undoEdit(rows, editId, { at: canonicalInstant(at), newRemoteId, check }, touched),
      ),
    redoEdit: (editId, at, check, checkPerson) =>
      write((touched) => {
        const options = { at: canonicalInstant(at), newRemoteId, check, checkPerson };
        return redoEdit(rows, editId, options, touched);
      }),
    listConflicts: (request) => read(() => listConflicts(queries, rows, request)),
    resolveConflict: (conflictId, choice, at) =>
      write((touched) => {
        const options = { at: canonicalInstant(at), newRemoteId };
        return resolveConflict(rows, conflictId, choice, options, touched);
      }),
    listChanges: (request) => read(() => listChanges(queries, rows, request)),
    retryChange: (commandId, at) =>
      write((touched) =>
        retryChange(rows, commandId, { at: canonicalInstant(at), newRemoteId }, touched),
      ),
    getChange: (commandId) => read(() => readChange(queries, rows, commandId)),
    amendChange: (commandId, amendment, at, check) =>
      write((touched) => {
        const options = { at: canonicalInstant(at), check };
        return amendChange(rows, commandId, amendment, options, touched);
      }),
    discardChange: (commandId, at) =>
      write((touched) => discardChange(rows, commandId, canonicalInstant(at), touched)),
    unsentEdits: (groupId) =>
      read(() => {
        const row = group(groupId);
        return row === null ? 0 : rows.outbox.countOf(row.id);
      }),

    listSavedFilters: () => read(() => rows.filters.all()),
    saveFilter: (request) => write(() => saveFilter(rows, request)),
    deleteFilter: (filterId) => write(() => rows.filters.remove(filterId)),
    listTemplates: () => read(() => rows.templates.all()),
    saveTemplate: (request) => write(() => saveTemplate(rows, request)),
    deleteTemplate: (templateId) => write(() => rows.templates.remove(templateId)),

    keepImportMapping: (signature, mapping) =>
      write(() => rows.importMappings.keep(signature, mapping)),

    readFlag: (name) => read(() => readFlag(queries, name)),
    writeFlag: (name, value) => write(() => writeFlag(queries, name, value)),
    listActivity: (request) => read(() => listActivity(queries, rows.people.nameOf, request)),
    listCycles: (request) => read(() => listCycles(queries, request)),
    onChange: (listener) => database.onChange(listener),
    backUp: (target) => database.backUp(target),
    close: () => database.close(),
  };
}

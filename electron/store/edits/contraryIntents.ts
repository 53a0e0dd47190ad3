import type { Intent } from '#shared/commands/command.ts';
import { applyIntent } from '#shared/commands/registry.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { ResolutionRecord, ResolvedRow } from '#shared/domain/resolution.ts';
import type { StoredLane } from '../lanes/storedLane.ts';
import type { Rows } from '../repositories/rows.ts';
import { type GroupIntent, wholeView } from './commitIntents.ts';
import { inverseOfHeld } from './intentParts.ts';
import { refusal } from './refusal.ts';
import { stillAsLeft } from './stillAsLeft.ts';

/** Something the decision did, and what turns it back. */
interface Turn {
  made: Intent;
  back: Intent;
}

/**
 * What takes a decision for ours back once it was sent, less what somebody else has changed since. Throws MusterError
 * `cannotUndo`.
 */
export function contraryIntents(
  rows: Rows,
  record: ResolutionRecord,
  { group }: StoredLane,
): readonly GroupIntent[] {
  if (!group.isPresent) throw refusal('The group is not there any more.');
  let state = wholeView(rows, group);
  const intents: GroupIntent[] = [];
  for (const { made, back } of turnsAgainst(rows, record)) {
    const intent = stillAsLeft(state, made, back);
    if (intent === null) continue;
    state = applyIntent(state, intent, record.at);
    intents.push({ groupId: group.uid, intent });
  }
  if (intents.length === 0) throw refusal('Somebody has changed since what this was about.');
  return intents;
}

function turnsAgainst(rows: Rows, record: ResolutionRecord): Turn[] {
  const { kind, field, added } = record;
  const held = record.rows.filter((row) => standingInverse(rows, row) !== null);
  switch (kind) {
    case 'name':
      return field?.mine == null || field.theirs === null
        ? []
        : [{ made: update({ name: field.mine }), back: update({ name: field.theirs }) }];
    case 'description':
      return field === null
        ? []
        : [
            {
              made: update({ description: field.mine }),
              back: update({ description: field.theirs }),
            },
          ];
    case 'groupDeleted':
      return [{ made: creationOf(record, held), back: { name: 'deleteGroup', args: {} } }];
    case 'memberRemoved':
      if (added.length > 0) return added.flatMap(({ intent }) => removalOf(intent));
      return inverses(rows, held);
    case 'groupFull':
    case 'permissionLost':
      return inverses(rows, held);
  }
}

function update(args: (Intent & { name: 'updateGroup' })['args']): Intent {
  return { name: 'updateGroup', args };
}

function removalOf(made: Intent): Turn[] {
  if (made.name !== 'addMembers') return [];
  const personIds = made.args.members.map(({ personId }) => personId);
  return [{ made, back: { name: 'removeMembers', args: { personIds } } }];
}

/** The group as it was made again, with the edits that followed its creation, in one command. */
function creationOf({ added, at }: ResolutionRecord, held: readonly ResolvedRow[]): Intent {
  const state = [...added, ...held].reduce<GroupState | null>(
    (before, { intent }) => applyIntent(before, intent, at),
    null,
  );
  const members = [...(state?.members ?? [])].map(([personId, { isAdmin }]) => ({
    personId,
    isAdmin,
  }));
  const { name, description } = state?.fields ?? { name: '', description: null };
  return { name: 'createGroup', args: { name, description, members } };
}

/** Last first: each takes back what it found. */
function inverses(rows: Rows, held: readonly ResolvedRow[]): Turn[] {
  return held.toReversed().flatMap((row) =>
    inverseOfHeld(standingInverse(rows, row) ?? [], row.intent).map((back) => ({
      // Other edits of ours may have made an admin of somebody since: only fields can be compared.
      made: row.intent.name === 'updateGroup' ? row.intent : back,
      back,
    })),
  );
}

/** What takes a command back; null when it was discarded or undone since and changes nothing any more. */
function standingInverse(rows: Rows, { id, editId }: ResolvedRow): readonly Intent[] | null {
  const edit = rows.edits.byUid(editId);
  const records = edit === null ? [] : rows.activity.commandsOf(edit.id);
  const record = records.find(({ commandUid }) => commandUid === id);
  const isGivenUp = record?.outcome === 'discarded' || record?.outcome === 'undone';
  return record === undefined || isGivenUp ? null : record.inverse;
}

import type { Command } from '#shared/commands/command.ts';
import type { GroupState } from '#shared/domain/group.ts';
import type { PersonId } from '#shared/domain/ids.ts';
import type { Deed, FakeGroupsServer } from '#test/fakes/fakeGroupsServer.ts';
import type { GoneRow } from '#test/fakes/memorySyncStore.ts';
import { mustBe } from './mustEqual.ts';

/** One thing an edit wants: what would show that it was there, and what makes it moot. */
interface Want {
  about: string;
  isIn(base: GroupState | null): boolean;
  isDeed(what: Deed['what']): boolean;
  isMoot(later: Command): boolean;
}

/**
 * [P2] What left the outbox was discarded or has had its effect: each thing it wanted is in the copy it left with, or
 * was done on the server by this laptop, or was overtaken by a later edit of the group.
 */
export function checkEnd(
  { row, how }: GoneRow,
  {
    keyOf,
    server,
    laptopName,
    committed,
  }: {
    /** The server's key for a person; empty for somebody unknown. */
    keyOf: (personId: PersonId) => string;
    server: Pick<FakeGroupsServer, 'deeds'>;
    laptopName: string;
    /** Every command ever accepted, with its place in the outbox. */
    committed: Iterable<readonly [number, Command]>;
  },
): void {
  if (how.kind === 'discarded') return;
  const remoteId = how.lane.remoteId ?? row.groupId;
  const deeds = server.deeds.filter((deed) => deed.by === laptopName && deed.remoteId === remoteId);
  const later = [...committed].flatMap(([seq, other]) =>
    seq > row.seq && other.groupId === row.groupId ? [other] : [],
  );
  const left = how.kind === 'narrowed' ? wantsOf({ ...row.command, ...how.left }, keyOf) : [];
  for (const want of wantsOf(row.command, keyOf)) {
    if (left.some(({ about }) => about === want.about)) continue;
    const hadEffect =
      want.isIn(how.base) ||
      deeds.some(({ what }) => want.isDeed(what)) ||
      later.some((other) => want.isMoot(other));
    mustBe(hadEffect, `[P2] ${want.about} of ${JSON.stringify(row.command)} had no effect`);
  }
}

function wantsOf(command: Command, keyOf: (personId: PersonId) => string): Want[] {
  const isDelete = ({ name }: Command) => name === 'deleteGroup';
  switch (command.name) {
    case 'createGroup':
      return [
        {
          about: 'existence',
          isIn: (base) => base !== null,
          isDeed: ({ kind }) => kind === 'created',
          isMoot: isDelete,
        },
        ...command.args.members.map(({ personId }) => joins(personId, keyOf(personId))),
      ];
    case 'updateGroup': {
      const { name, description } = command.args;
      const wants: Want[] = [];
      if (name !== undefined) {
        wants.push({
          about: 'name',
          isIn: (base) => base?.fields.name === name,
          isDeed: (what) => what.kind === 'named' && what.name === name,
          isMoot: (later) =>
            isDelete(later) || (later.name === 'updateGroup' && later.args.name !== undefined),
        });
      }
      if (description !== undefined) {
        wants.push({
          about: 'description',
          isIn: (base) => base?.fields.description === description,
          isDeed: (what) => what.kind === 'described' && what.description === description,
          isMoot: (later) =>
            isDelete(later) ||
            (later.name === 'updateGroup' && later.args.description !== undefined),
        });
      }
      return wants;
    }
    case 'deleteGroup':
      return [
        {
          about: 'existence',
          isIn: (base) => base === null,
          isDeed: ({ kind }) => kind === 'deleted',
          isMoot: ({ name }) => name === 'createGroup',
        },
      ];
    case 'addMembers':
      return command.args.members.map(({ personId }) => joins(personId, keyOf(personId)));
    case 'removeMembers':
      return command.args.personIds.map((personId) => ({
        about: personId,
        isIn: (base) => !base?.members.has(personId),
        isDeed: (what) => what.kind === 'left' && what.memberKey === keyOf(personId),
        isMoot: (later) => isDelete(later) || names(later, personId),
      }));
    case 'setAdmin': {
      const { isAdmin, personIds } = command.args;
      return personIds.map((personId) => ({
        about: personId,
        // Somebody who is not in the group (any more) is left out.
        isIn: (base) => (base?.members.get(personId)?.isAdmin ?? isAdmin) === isAdmin,
        isDeed: (what) =>
          what.kind === (isAdmin ? 'promoted' : 'demoted') && what.memberKey === keyOf(personId),
        isMoot: (later) => isDelete(later) || names(later, personId),
      }));
    }
  }
}

function joins(personId: string, memberKey: string): Want {
  return {
    about: personId,
    isIn: (base) => [...(base?.members.keys() ?? [])].some((id) => id === personId),
    // Whose role was set was in the group: somebody removed and added again before it was sent never left it.
    isDeed: (what) =>
      ['joined', 'promoted', 'demoted'].includes(what.kind) &&
      'memberKey' in what &&
      what.memberKey === memberKey,
    isMoot: (later) =>
      later.name === 'deleteGroup' || (later.name === 'removeMembers' && names(later, personId)),
  };
}

function names(command: Command, personId: string): boolean {
  switch (command.name) {
    case 'createGroup':
    case 'addMembers':
      return command.args.members.some((member) => member.personId === personId);
    case 'removeMembers':
    case 'setAdmin':
      return command.args.personIds.some((id) => id === personId);
    default:
      return false;
  }
}

import Database from 'better-sqlite3';
import type { Store } from '#electron/store/store.ts';
import type { RemoteGroup, RemoteStay } from '#electron/sync/ports/remote.ts';
import type { DecideLane } from '#electron/sync/ports/store.ts';
import type { GroupId, PersonId } from '#shared/domain/ids.ts';
import type { Instant } from '#shared/domain/time.ts';
import type { TestStore } from '#test/support/openTestStore.ts';
import {
  at,
  groupNamed,
  intents,
  personNamed,
  pull,
  remoteGroup,
  remotePerson,
  takeRemote,
} from '#test/support/storeSeed.ts';
import type { HistoryStep } from './historySteps.ts';

const keys = ['ana', 'ben', 'cem', 'dai'] as const;

interface ServerStay {
  memberKey: string;
  joined: number;
  left: number;
}

/** A row of `membership`, with the person's key; times in seconds of the tests' clock. */
export interface StayRow {
  id: number;
  memberKey: string;
  standing: string;
  joined: number | null;
  datesFrom: string;
  left: number | null;
  leftFrom: string | null;
}

/** A made-up server that remembers every stay, around a real store. */
export class HistoryModel {
  readonly bench: TestStore;
  readonly groupId: GroupId;
  readonly members = new Map<string, number>();
  readonly ended: ServerStay[] = [];
  /** Every stay that was ever told whole and in order. */
  readonly told = new Set<string>();
  private readonly people: PersonId[];
  private readonly datesMembers: boolean;
  /** Beside the store: what is really in the file. */
  private readonly reader: Database.Database;
  private clock = 10;

  constructor(bench: TestStore, datesMembers: boolean) {
    this.bench = bench;
    this.datesMembers = datesMembers;
    this.members.set('ana', 1).set('ben', 2);
    const groups = [this.remote(undefined)];
    pull(bench.store, { people: keys.map((key) => remotePerson(key)), groups }, { at: at(5) });
    this.groupId = groupNamed(bench.store, 'Kitchen');
    this.reader = new Database(bench.file, { readonly: true });
    this.people = keys.map((key) => personNamed(bench.store, key));
  }

  get store(): Store {
    return this.bench.store;
  }

  close(): void {
    this.reader.close();
  }

  take(step: HistoryStep): void {
    this.clock += 10;
    switch (step.kind) {
      case 'join':
        this.join(keyOf(step.person), this.clock);
        return;
      case 'leave':
        this.leave(keyOf(step.person), this.clock);
        return;
      case 'look':
        this.look(step);
        return;
      case 'add':
      case 'take':
        this.edit(step.kind, step.person);
        return;
      case 'push':
        this.push();
        return;
      case 'restart':
        this.bench.reopen();
    }
  }

  /** Reads the group with all of its history. */
  lookAtAll(): void {
    this.take({ kind: 'look', history: 'whole', bits: 0, lag: null });
  }

  rows(): StayRow[] {
    const seconds = (ms: unknown) => (ms === null ? null : (Number(ms) - Date.parse(at(0))) / 1000);
    const rows = this.reader
      .prepare<[], Record<string, unknown>>(
        'SELECT m.*, p.member_key FROM membership m JOIN person p ON p.id = m.person_id ORDER BY m.id',
      )
      .all();
    return rows.map((row) => ({
      id: Number(row.id),
      memberKey: String(row.member_key),
      standing: String(row.standing),
      joined: seconds(row.joined_at),
      datesFrom: String(row.dates_from),
      left: seconds(row.left_at),
      leftFrom: row.left_from === null ? null : String(row.left_from),
    }));
  }

  private join(key: string, second: number): void {
    if (!this.members.has(key)) this.members.set(key, second);
  }

  private leave(memberKey: string, left: number): void {
    const joined = this.members.get(memberKey);
    if (joined === undefined) return;
    this.members.delete(memberKey);
    this.ended.push({ memberKey, joined, left });
  }

  private look({ history, bits, lag }: Extract<HistoryStep, { kind: 'look' }>): void {
    const members = new Map(this.members);
    if (lag !== null) this.leave(keyOf(lag), this.clock - 1);
    const stays = this.ended.filter((_, n) => history !== 'part' || (bits >> (n % 30)) % 2 === 1);
    if (history !== 'absent') for (const stay of stays) this.told.add(stayKey(stay));
    const told = stays.map(asTold);
    const mess = [...told.map(spelledOtherwise).reverse(), ...garbage, ...told];
    const answer = { whole: told, part: told, mess, absent: undefined }[history];
    this.changeLane(this.remote(answer, members), takeRemote);
  }

  private edit(kind: 'add' | 'take', n: number): void {
    const personId = this.people[n];
    if (personId === undefined) return;
    const intent = intents[kind](personId);
    this.store.commitEdit({ intents: [{ groupId: this.groupId, intent }], at: at(this.clock) });
  }

  private push(): void {
    const wish = this.store.groupState(this.groupId);
    keys.forEach((key, n) => {
      const personId = this.people[n];
      if (wish === null || personId === undefined) return;
      if (wish.members.has(personId)) this.join(key, this.clock);
      else this.leave(key, this.clock);
    });
    for (const stay of this.ended) this.told.add(stayKey(stay));
    this.changeLane(this.remote(this.ended.map(asTold)), (lane, remote) => ({
      ...(remote !== undefined && { base: remote }),
      settled: lane.entries.map(({ seq }) => seq),
    }));
  }

  private changeLane(group: RemoteGroup, decide: DecideLane): void {
    this.store.changeLane(this.groupId, group, decide, at(this.clock));
  }

  private remote(history: RemoteStay[] | undefined, members = this.members): RemoteGroup {
    return {
      ...remoteGroup('Kitchen'),
      members: [...members].map(([memberKey, joined]) => ({
        memberKey,
        isAdmin: false,
        joinedAt: this.datesMembers ? at(joined) : null,
      })),
      ...(history !== undefined && { history }),
    };
  }
}

function keyOf(n: number): string {
  return keys[n % keys.length] ?? keys[0];
}

export function stayKey({ memberKey, joined, left }: Omit<StayRow, 'id'> | ServerStay): string {
  return `${memberKey} ${joined} ${left}`;
}

function asTold({ memberKey, joined, left }: ServerStay): RemoteStay {
  return { memberKey, joinedAt: at(joined), leftAt: at(left) };
}

function spelledOtherwise(stay: RemoteStay): RemoteStay {
  return { ...stay, leftAt: stay.leftAt.replace('.000Z', 'Z') as Instant };
}

const garbage: RemoteStay[] = [
  { memberKey: 'ana', joinedAt: at(900), leftAt: at(800) },
  { memberKey: 'ben', joinedAt: at(1), leftAt: 'never' as Instant },
];

import { v7 as uuid } from 'uuid';
import { describe, expect, it } from 'vitest';
import { type OutboxSources, planOutbox } from '#electron/store/backups/planOutbox.ts';
import { type CommandId, commandIdSchema } from '#shared/domain/ids.ts';

const ids = new Map<string, CommandId>();
function idOf(name: string): CommandId {
  const id = ids.get(name) ?? commandIdSchema.parse(uuid());
  ids.set(name, id);
  return id;
}

interface Row {
  uid: CommandId;
  at: number;
  name: string;
}

/** `a5`: the command a, made at 5. */
const rows = (text: string): Row[] =>
  text
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ({ uid: idOf(word[0] ?? ''), at: Number(word.slice(1)), name: word[0] ?? '' }));

function plan(given: {
  present?: string;
  copied?: string;
  noted?: string;
  isWhole?: boolean;
  outcomes?: [string, 'sent' | 'discarded' | 'undone'][];
}) {
  const sources: OutboxSources<Row, Row> = {
    present: rows(given.present ?? ''),
    copied: rows(given.copied ?? ''),
    noted: rows(given.noted ?? ''),
    isWhole: given.isWhole ?? false,
    outcomes: new Map((given.outcomes ?? []).map(([name, outcome]) => [idOf(name), outcome])),
  };
  const { pending, left } = planOutbox(sources);
  const nameOf = (id: CommandId) => [...ids].find(([, known]) => known === id)?.[0];
  return {
    pending: pending.map(({ from, row }) => `${row.name} ${from}`).join(', '),
    left: [...left].map(([id, outcome]) => `${nameOf(id)} ${outcome}`).join(', '),
  };
}

describe('which edits are unsent after a copy has taken a file’s place', () => {
  it.each([
    ['what is unsent now stays so', { present: 'a1 b2' }, 'a present, b present', ''],
    ['what both know is one', { present: 'a1', copied: 'a1' }, 'a present', ''],
    [
      'what is known to have left is not brought back',
      { present: 'b2', copied: 'a1 b2', outcomes: [['a', 'discarded']] },
      'b present',
      'a discarded',
    ],
    ['what nobody can tell is kept for a decision', { copied: 'a1' }, 'a copy', ''],
    [
      'what a whole outbox does not hold has left it',
      { copied: 'a1', isWhole: true },
      '',
      'a sent',
    ],
    [
      'how it left is believed rather than supposed',
      { copied: 'a1', isWhole: true, outcomes: [['a', 'undone']] },
      '',
      'a undone',
    ],
    ['what only activity shows is kept for a decision', { noted: 'a1' }, 'a activity', ''],
    ['but not beside a whole outbox', { noted: 'a1', isWhole: true }, '', ''],
    ['what the copy and activity show is one', { noted: 'a1', copied: 'a1' }, 'a copy', ''],
    [
      'what stands twice in a damaged file is one',
      { present: 'a1 b2 a1' },
      'a present, b present',
      '',
    ],
    [
      'what is kept goes where its time puts it, and the order of the rest stays',
      { present: 'c5 b4', copied: 'a1 d4 e9', noted: 'f3' },
      'a copy, f activity, d copy, c present, b present, e copy',
      '',
    ],
  ] as const)('%s', (_, given, pending, left) => {
    expect(plan(given as Parameters<typeof plan>[0])).toEqual({ pending, left });
  });
});

import { describe, expect, it } from 'vitest';
import { personIdSchema } from '#shared/domain/ids.ts';
import type { PastedCandidate, PastedRow } from '#shared/domain/pastedPeople.ts';
import {
  choose,
  draftOfRow,
  draftTrouble,
  keyRows,
  noChoices,
  type PasteAction,
  pickOf,
  planOf,
} from '../../../renderer/features/pasting/pasteChoices.ts';
import {
  copyRows,
  wordAdded,
  wordPlan,
  wordTrouble,
} from '../../../renderer/features/pasting/pasteWording.ts';
import { groupByOutcome, itemsOf } from '../../../renderer/features/pasting/reviewItems.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { uuid } from './changeOf.ts';

const idOf = (number: number) => personIdSchema.parse(uuid(1, number));
const candidate = (number: number, isMember = false): PastedCandidate => ({
  id: idOf(number),
  memberKey: null,
  name: `Person ${number}`,
  email: null,
  phone: null,
  status: 'active',
  isMember,
  foundBy: 'name',
});
const row = (
  text: string,
  outcome: PastedRow['outcome'],
  candidates: PastedCandidate[] = [],
): PastedRow => ({
  line: 1,
  text,
  name: outcome === 'unreadable' ? null : text,
  email: null,
  phone: null,
  outcome,
  candidates,
});
const rows = keyRows([
  row('Amara', 'matched', [candidate(1)]),
  row('Bruno', 'ambiguous', [candidate(2), candidate(3, true)]),
  row('Chloé', 'unknown'),
  row('Dariusz', 'alreadyThere', [candidate(4, true)]),
  row('Amara', 'repeated', [candidate(1)]),
  row('---', 'unreadable'),
]);
const [amara, bruno, chloe] = rows as [
  (typeof rows)[0],
  (typeof rows)[0],
  (typeof rows)[0],
  ...typeof rows,
];
const chosenBy = (...actions: PasteAction[]) => actions.reduce(choose, noChoices);
const pick = (key: string, picked: ReturnType<typeof pickOf>): PasteAction => ({
  kind: 'pick',
  keys: [key],
  pick: picked ?? 'leave',
});

describe('what becomes of pasted lines', () => {
  it('is adding who was found, and leaving out everything that is not certain', () => {
    const plan = planOf(rows, noChoices);
    expect(plan).toMatchObject({ personIds: [idOf(1)], newPeople: [], covered: 2 });
    expect(plan.leftOut.map(({ row: { text } }) => text)).toEqual(['Bruno', 'Chloé', '---']);
  });

  it('accounts for every line', () => {
    const choices = chosenBy({ kind: 'acceptSuggestions', rows }, pick(chloe.key, 'create'), {
      kind: 'draft',
      key: chloe.key,
      draft: { name: '', email: '', phone: '' },
    });
    const plan = planOf(rows, choices);
    const parts = [plan.personIds, plan.newPeople, plan.troubled, plan.leftOut];
    expect(parts.reduce((sum, { length }) => sum + length, plan.covered)).toBe(rows.length);
  });

  it('is whom somebody chose of several', () => {
    expect(planOf(rows, chosenBy(pick(bruno.key, idOf(2)))).personIds).toEqual([idOf(1), idOf(2)]);
  });

  it('is nothing for somebody who is in the group or comes by another line', () => {
    expect(planOf(rows, chosenBy(pick(bruno.key, idOf(3))))).toMatchObject({
      personIds: [idOf(1)],
      covered: 3,
    });
    const twice = keyRows([
      row('Amara', 'matched', [candidate(1)]),
      row('Ama', 'ambiguous', [candidate(1)]),
    ]);
    const plan = planOf(twice, choose(noChoices, { kind: 'acceptSuggestions', rows: twice }));
    expect(plan).toMatchObject({ personIds: [idOf(1)], covered: 1, leftOut: [] });
  });

  it('leaves out who was taken out by hand', () => {
    const plan = planOf(rows, chosenBy(pick(amara.key, 'leave')));
    expect(plan.personIds).toEqual([]);
    expect(plan.leftOut).toContain(amara);
  });

  it('makes somebody new only when asked to, as the line or the fields have it', () => {
    const asked = chosenBy(pick(chloe.key, 'create'));
    expect(planOf(rows, asked).newPeople).toEqual([{ name: 'Chloé', email: null, phone: null }]);
    const mended = choose(asked, {
      kind: 'draft',
      key: chloe.key,
      draft: { name: ' Chloé M. ', email: 'c@example.org', phone: '' },
    });
    expect(planOf(rows, mended).newPeople).toEqual([
      { name: 'Chloé M.', email: 'c@example.org', phone: null },
    ]);
  });

  it('makes nobody without a name or with a wrong address', () => {
    expect(draftTrouble({ name: ' ', email: '', phone: '' })).toBe('A person needs a name.');
    expect(draftTrouble({ name: 'Chloé', email: 'c@', phone: '' })).not.toBeNull();
    expect(draftTrouble({ name: 'Chloé', email: '', phone: '' })).toBeNull();
  });

  it('takes the suggestion only where nothing was chosen', () => {
    const choices = chosenBy(pick(bruno.key, 'leave'), {
      kind: 'acceptSuggestions',
      rows: [bruno],
    });
    expect(pickOf(bruno, choices)).toBe('leave');
    expect(pickOf(bruno, chosenBy({ kind: 'acceptSuggestions', rows: [bruno] }))).toBe(idOf(2));
  });
});

describe('going back to the text', () => {
  const choices = chosenBy(pick(bruno.key, idOf(2)), pick(chloe.key, 'create'), {
    kind: 'draft',
    key: chloe.key,
    draft: { name: 'Chloé M.', email: '', phone: '' },
  });

  it('keeps what was chosen for lines that stayed, wherever they stand', () => {
    const again = keyRows([
      row('Somebody', 'unknown'),
      row('Chloé', 'unknown'),
      row('Bruno', 'ambiguous', [candidate(3), candidate(2)]),
    ]);
    expect(again.map((reviewed) => pickOf(reviewed, choices))).toEqual([
      'leave',
      'create',
      idOf(2),
    ]);
    expect(draftOfRow(again[1]!, choices).name).toBe('Chloé M.');
  });

  it('forgets a person whom the line does not suggest any more', () => {
    const [again] = keyRows([row('Bruno', 'ambiguous', [candidate(7)])]);
    expect(pickOf(again!, choices)).toBeNull();
  });

  it('tells lines with the same text apart', () => {
    const [first, second] = keyRows([row('Ana', 'unknown'), row('Ana', 'unknown')]);
    expect(first!.key).not.toBe(second!.key);
  });
});

describe('the words of pasting', () => {
  const plan = (known: number, made: number, left: number) => ({
    personIds: Array.from({ length: known }, (_, index) => idOf(index)),
    newPeople: Array.from({ length: made }, () => ({ name: 'N', email: null, phone: null })),
    troubled: [],
    leftOut: Array.from({ length: left }, () => amara),
    covered: 0,
  });

  it.each([
    [plan(31, 6, 4), 'Add 37 people to Kitchen: 31 known, 6 new; 4 left out.'],
    [plan(31, 0, 0), 'Add 31 people to Kitchen.'],
    [plan(1, 0, 1), 'Add 1 person to Kitchen; 1 left out.'],
    [plan(0, 2, 0), 'Add 2 people to Kitchen: 0 known, 2 new.'],
    [plan(0, 0, 3), 'Nobody to add to Kitchen; 3 left out.'],
  ])('say what will be done', (given, words) => {
    expect(textOf(wordPlan(given, 'Kitchen'))).toBe(words);
  });

  it('say what was done', () => {
    expect(textOf(wordAdded(plan(31, 6, 4), 'Kitchen'))).toBe(
      'Added 37 people to Kitchen, 6 of them new',
    );
    expect(wordAdded(plan(1, 0, 0), 'مطبخ')).toContainEqual({ name: 'مطبخ' });
  });

  it('count who is still to be mended as new, and say why they wait', () => {
    const troubled = { ...plan(1, 1, 0), troubled: [chloe] };
    expect(textOf(wordPlan(troubled, 'Kitchen'))).toBe('Add 3 people to Kitchen: 1 known, 2 new.');
    expect(wordTrouble(troubled)).toBe(
      '1 new person still needs a name or a right e-mail address.',
    );
    expect(wordTrouble(plan(1, 1, 0))).toBeNull();
  });

  it('copy lines out in columns, and as they were where nothing was found in them', () => {
    expect(copyRows([chloe, rows.at(-1)!])).toBe("Chloé\t\t\n'---");
  });
});

describe('the list of pasted lines', () => {
  it('has what needs somebody first, each outcome under its heading', () => {
    const items = itemsOf(groupByOutcome(rows), 'all');
    expect(
      items.map((item) => (item.kind === 'heading' ? item.outcome : item.reviewed.row.text)),
    ).toEqual([
      'ambiguous',
      'Bruno',
      'unknown',
      'Chloé',
      'matched',
      'Amara',
      'alreadyThere',
      'Dariusz',
      'repeated',
      'Amara',
      'unreadable',
      '---',
    ]);
  });

  it('has one outcome under its tab', () => {
    expect(itemsOf(groupByOutcome(rows), 'unknown')).toHaveLength(2);
  });
});

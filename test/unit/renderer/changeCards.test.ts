import { describe, expect, it } from 'vitest';
import { sortChanges } from '../../../renderer/features/changes/changeCards.ts';
import { isFromBackup, wordRefusal } from '../../../renderer/features/changes/refusalWording.ts';
import { textOf } from '../../../renderer/ui/sentence.ts';
import { changeOf, conflictOf } from './changeOf.ts';

const queued = changeOf({ state: 'queued' });
const refused = changeOf({
  state: 'parked',
  failureKind: 'http',
  serverMessage: 'No.',
  serverStatus: 400,
});
const held = changeOf({ state: 'conflict' });
const outside = changeOf({ state: 'parked', failureKind: 'fromBackup' });
const name = conflictOf('name', { commandIds: [held.id] });
const full = conflictOf('groupFull', { commandIds: [outside.id] });

describe('the Changes screen', () => {
  it('shows every edit once: in the card of its conflict, on its own card, or as waiting', () => {
    const { cards, waiting } = sortChanges([held, queued, refused, outside], [name, full], true);
    expect(cards).toEqual([
      { key: name.id, kind: 'conflict', conflict: name, held: [held] },
      { key: full.id, kind: 'conflict', conflict: full, held: [outside] },
      { key: refused.id, kind: 'refused', change: refused },
    ]);
    expect(waiting).toEqual([queued]);
  });

  it('[P7] shows an edit in conflict even when no conflict names it', () => {
    const { cards, waiting } = sortChanges([held], [], true);
    expect(cards).toEqual([{ key: held.id, kind: 'refused', change: held }]);
    expect(waiting).toEqual([]);
  });

  it('does not show it for the moment in which only one of the two lists is new', () => {
    expect(sortChanges([held, refused], [], false).cards.map(({ key }) => key)).toEqual([
      refused.id,
    ]);
  });

  it('shows a conflict whose edits have not come yet', () => {
    expect(sortChanges([], [name], false).cards).toEqual([
      { key: name.id, kind: 'conflict', conflict: name, held: [] },
    ]);
  });
});

describe('an edit that goes no further by itself', () => {
  it('has the server’s words, or says that there are none', () => {
    expect(textOf(wordRefusal(refused).explanation)).toBe('The server said: “No.”');
    const silent = changeOf({ state: 'parked', serverStatus: 422 });
    expect(textOf(wordRefusal(silent).explanation)).toBe(
      'The server refused it and did not say why.',
    );
  });

  it('is said to come from a backup where it does', () => {
    expect(wordRefusal(outside).before).toBe('To check');
    expect(textOf(wordRefusal(outside).explanation)).toBe(
      'This edit comes from a backup. It may have been sent already.',
    );
    expect([refused, queued, held].filter(isFromBackup)).toEqual([]);
  });

  it('is not called refused when the server was never asked', () => {
    const keyless = changeOf({ state: 'parked', failureKind: 'noMemberKey' });
    expect(isFromBackup(keyless)).toBe(false);
    expect(wordRefusal(keyless).before).toBe('Not sent');
  });
});

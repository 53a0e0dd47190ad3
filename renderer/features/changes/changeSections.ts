import type { PendingChange } from '#shared/domain/change.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import type { ChangeCard } from './changeCards.ts';
import type { ChangeEntry } from './changeEntries.ts';

/** What has not reached the server of one group; without a group: people who are to be made. */
export interface ChangeSection {
  key: string;
  groupId: GroupId | null;
  groupName: string;
  cards: readonly ChangeCard[];
  entries: readonly ChangeEntry[];
  /** The edits that were refused, each on a card of its own. */
  refused: readonly PendingChange[];
}

interface GrowingSection extends ChangeSection {
  cards: ChangeCard[];
  entries: ChangeEntry[];
  refused: PendingChange[];
}

/**
 * Everything under the group it is about: first the groups in which something needs the user, then the others, each in
 * the order they come in. A move stands under the group it begins with.
 */
export function sectionsOf(
  cards: readonly ChangeCard[],
  entries: readonly ChangeEntry[],
): ChangeSection[] {
  const sections = new Map<string, GrowingSection>();
  const sectionFor = ({ groupId, groupName }: Pick<PendingChange, 'groupId' | 'groupName'>) => {
    const key = groupId ?? newPeopleKey;
    const known = sections.get(key);
    if (known !== undefined) return known;
    const fresh: GrowingSection = {
      key,
      groupId,
      groupName,
      cards: [],
      entries: [],
      refused: [],
    };
    sections.set(key, fresh);
    return fresh;
  };
  for (const card of cards) {
    const section = sectionFor(card.kind === 'conflict' ? card.conflict : card.change);
    section.cards.push(card);
    if (card.kind === 'refused') section.refused.push(card.change);
  }
  for (const entry of entries) sectionFor(entry.changes[0]).entries.push(entry);
  return [...sections.values()];
}

const newPeopleKey = 'newPeople';

/** `1 needs you · 12 waiting`. */
export function wordSection({ cards, entries }: ChangeSection): string {
  const parts = [];
  if (cards.length > 0) {
    parts.push(`${formatCount(cards.length)} ${cards.length === 1 ? 'needs' : 'need'} you`);
  }
  if (entries.length > 0) parts.push(countOf(entries.length, 'waiting', 'waiting'));
  return parts.join(' · ');
}

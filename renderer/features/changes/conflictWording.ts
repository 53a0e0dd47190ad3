import type { PendingChange } from '#shared/domain/change.ts';
import { named, type Sentence } from '../../ui/sentence.ts';

export interface ConflictWording {
  title: Sentence;
  /** The three versions are values of one field, and say all there is to say. */
  isAboutField: boolean;
  /** What happened, and that nothing was lost. */
  explanation: string;
  before: string;
  mine: string;
  theirs: string;
  keep: string;
  take: string;
}

const shownInButton = 32;

/** A conflict as a question with two answers. Null when the change has none. */
export function wordConflict({
  groupName,
  conflict,
  command,
}: PendingChange): ConflictWording | null {
  if (conflict === null) return null;
  const group = named(groupName);
  const value = (text: string | null, absent: string) => text ?? absent;
  switch (conflict.kind) {
    case 'name':
      return {
        isAboutField: true,
        title: [group, ': the name was changed in two places'],
        explanation:
          'You renamed it here and someone renamed it on the server. Nothing has been overwritten. Which name should it have?',
        before: value(conflict.base, 'No name known'),
        mine: value(conflict.mine, 'No name'),
        theirs: value(conflict.theirs, 'No name'),
        keep: withValue('Keep', conflict.mine, 'Keep mine'),
        take: withValue('Take', conflict.theirs, 'Take theirs'),
      };
    case 'description':
      return {
        isAboutField: true,
        title: [group, ': the description was changed in two places'],
        explanation:
          'You described it here and someone described it on the server. Nothing has been overwritten. Which description should it have?',
        before: value(conflict.base, 'No description'),
        mine: value(conflict.mine, 'No description'),
        theirs: value(conflict.theirs, 'No description'),
        keep: 'Keep my description',
        take: 'Take the server’s description',
      };
    case 'groupDeleted':
      return {
        isAboutField: false,
        title: [group, ': deleted on the server while your change was waiting'],
        explanation:
          'Someone deleted this group on the server. Your copy of it is kept until you decide.',
        before: value(conflict.base, 'The group was there'),
        mine: value(conflict.mine, 'Your change'),
        theirs: value(conflict.theirs, 'Deleted'),
        keep: 'Keep the group',
        take: 'Let it be deleted',
      };
    case 'memberRemoved':
      return {
        isAboutField: false,
        title: [group, ': someone you changed was removed on the server'],
        explanation:
          command === 'setAdmin'
            ? 'You changed somebody’s role here and they were taken out of the group on the server.'
            : 'You changed somebody here and they were taken out of the group on the server.',
        before: value(conflict.base, 'On the roster'),
        mine: value(conflict.mine, 'Your change'),
        theirs: value(conflict.theirs, 'Removed'),
        keep: 'Keep them in the group',
        take: 'Leave them out',
      };
  }
}

function withValue(verb: string, text: string | null, otherwise: string): string {
  return text === null || text.length > shownInButton ? otherwise : `${verb} “${text}”`;
}

import type { Person } from '../../dataset/records.ts';
import { emailsOf } from './userView.ts';

/**
 * What Members.dev's published pages leave open, with the reason for what is served. The stack that shows
 * through them is FastAPI with fastapi-pagination; where nothing else is known, that framework's habit is.
 * What is a rule and no value stands in the README of this folder.
 */
export const membersDevAssumptions = {
  /** The pages say that update calls manage groups and membership, not with which method: PATCH, as parts change. */
  updateMethod: 'PATCH',
  /** No page shows the body that writes a membership: the whole list of members is sent, and replaces them. */
  membersField: 'user_ids',
  /** 200 would be the framework's default; 201 is what its own guides write for a create. */
  createdStatus: 201,
  /** No page shows a body after a delete. */
  deletedStatus: 204,
  /** Somebody in the list whom nobody knows: wrong input like any other, with its place in the list. */
  unknownUserStatus: 422,
  /** An `external_id` finds one user, so a second user with it is refused. */
  takenExternalIdStatus: 409,
  /**
   * Whether a list has whole groups or less is not shown. Less is the harder one to live with: members have
   * to be asked for group by group, and a list alone does not tell that one was exchanged for another.
   */
  listHasMembers: false as boolean,
  /** No order is documented. Newest first is the harder one to page through: what is new moves every page. */
  listOrder: 'newestFirst' as 'newestFirst' | 'oldestFirst',
  /** Names need not be unique, as nothing says that they must; one that is empty would be no use to anybody. */
  nameMinimumLength: 1,
  /** An `external_id` of no characters has no path to be found by. */
  externalIdMinimumLength: 1,
  /** What `search` looks into, without regard to case. No page says. */
  searchedTexts: (person: Person): string[] => [person.name, ...emailsOf(person)],
  /** Only the stays that are over: every entry shown has a `removed_at`, and the others are `members` already. */
  historyHasActiveMembers: false as boolean,
} as const;

import type { Hono } from 'hono';
import type { Dataset } from '../../dataset/dataset.ts';
import { Directory } from './directory.ts';
import { groupIdOf, userIdOf } from './ids.ts';

/** Members.dev's ids by the dataset's. */
export interface MembersDevIds {
  readonly groups: Readonly<Record<string, string>>;
  readonly users: Readonly<Record<string, string>>;
}

/** Adds the way from the dataset's ids to this face's to the control surface. */
export function addMembersDevControl(control: Hono, dataset: Dataset): void {
  const directory = new Directory(dataset);
  control.get('/_sandbox/members-dev/ids', (context) => {
    const ids: MembersDevIds = {
      groups: Object.fromEntries(directory.groups().map((group) => [group.id, groupIdOf(group)])),
      users: Object.fromEntries(directory.users().map((person) => [person.id, userIdOf(person)])),
    };
    return context.json(ids);
  });
}

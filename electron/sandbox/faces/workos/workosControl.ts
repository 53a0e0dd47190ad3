import type { Hono } from 'hono';
import { z } from 'zod';
import type { Dataset } from '../../dataset/dataset.ts';
import { Directory } from './directory.ts';
import { type EventDelivery, eventDeliverySettings } from './eventDelivery.ts';

/** WorkOS' ids by the dataset's: of groups, and of people who belong to the organization. */
export interface WorkosIds {
  readonly groups: Readonly<Record<string, string>>;
  readonly users: Readonly<Record<string, string>>;
  readonly memberships: Readonly<Record<string, string>>;
}

/** Adds what steers the events feed to the control surface, and the way from one face's ids to the other's. */
export function addWorkosControl(control: Hono, dataset: Dataset, delivery: EventDelivery): void {
  const directory = new Directory(dataset);

  control.get('/_sandbox/workos/ids', (context) => {
    const ids: WorkosIds = {
      groups: Object.fromEntries(directory.groups().map(({ id, group }) => [group.id, id])),
      users: Object.fromEntries(directory.users().map(({ id, person }) => [person.id, id])),
      memberships: Object.fromEntries(
        directory.memberships().map(({ id, person }) => [person.id, id]),
      ),
    };
    return context.json(ids);
  });

  control.put('/_sandbox/workos/events', async (context) => {
    const settings = eventDeliverySettings.safeParse(
      await context.req.json().catch(() => undefined),
    );
    if (!settings.success) return context.json({ error: z.prettifyError(settings.error) }, 400);
    delivery.set(settings.data);
    return context.json(delivery.settings);
  });

  control.delete('/_sandbox/workos/events', (context) => {
    dataset.forgetJournal();
    return context.json({ events: dataset.journal().length });
  });
}

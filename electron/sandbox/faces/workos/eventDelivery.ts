import { z } from 'zod';
import { seededRandom } from '../../random/seededRandom.ts';

/** How well the feed behaves. */
export const eventDeliverySettings = z.strictObject({
  /** Every event twice on its page, and the last one of a page once more on the next. Never one too few. */
  duplicates: z.boolean().optional(),
  /** The events of a page in any order; the cursor in `list_metadata` is right all the same. */
  disorder: z.boolean().optional(),
  /** Oldest first whatever `order` says, which is what users report of the live service (workos-node#1610). */
  ignoresOrder: z.boolean().optional(),
});
export type EventDeliverySettings = z.infer<typeof eventDeliverySettings>;

/** Delivers the events of a page as well or as badly as it is set to. */
export class EventDelivery {
  #settings: EventDeliverySettings;

  constructor(settings: EventDeliverySettings = {}) {
    this.#settings = settings;
  }

  get settings(): EventDeliverySettings {
    return this.#settings;
  }

  set(settings: EventDeliverySettings): void {
    this.#settings = settings;
  }

  /**
   * How many new events a page of this size has, and whether the one that the cursor names comes again
   * before them.
   */
  plan(limit: number, hasCursor: boolean): { readonly fresh: number; readonly repeats: boolean } {
    if (!this.#settings.duplicates) return { fresh: limit, repeats: false };
    const different = Math.max(1, Math.floor(limit / 2));
    const repeats = hasCursor && different > 1;
    return { fresh: repeats ? different - 1 : different, repeats };
  }

  /** The events of a page as they are sent: never more than the limit. */
  deliver<Event>(events: readonly Event[], limit: number): Event[] {
    const isTwice = this.#settings.duplicates && events.length * 2 <= limit;
    const sent = isTwice ? events.flatMap((event) => [event, event]) : [...events];
    if (this.#settings.disorder) shuffle(sent);
    return sent;
  }
}

/** The same way every time for as many. */
function shuffle<Item>(items: Item[]): void {
  const random = seededRandom(items.length);
  const ranked = items.map((item) => ({ item, rank: random() })).sort((a, b) => a.rank - b.rank);
  ranked.forEach(({ item }, at) => {
    items[at] = item;
  });
}

import { Button, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { PersonId } from '#shared/domain/ids.ts';
import { view } from '../../app/viewStore.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { useDates } from '../../ui/useDates.ts';
import { wordActivity } from '../activity/activityWording.ts';
import classes from './PersonDrawer.module.css';

const shownEntries = 5;

/** What happened with somebody last, in the sentences of the time line, where the rest of it stands. */
export function PersonActivity({ personId }: { personId: PersonId }): ReactNode {
  const dates = useDates();
  const { data } = useAsk('activity.list', { personId, limit: shownEntries });
  if (data === undefined) return null;
  const now = new Date();
  return (
    <section>
      <h3 className={classes.section} style={{ marginTop: 0 }}>
        Last changes
      </h3>
      {data.items.length === 0 && (
        <Text size="sm" c="dimmed">
          Nothing is noted yet.
        </Text>
      )}
      <ul className={classes.list}>
        {data.items.map((entry) => (
          <li key={entry.id} className={classes.entry}>
            <span className={classes.moment}>{dates.moment(entry.at, now)}</span>
            <Text span size="sm">
              <SentenceText sentence={wordActivity(entry)} />
            </Text>
          </li>
        ))}
      </ul>
      {data.items.length > 0 && (
        <Button
          variant="subtle"
          size="compact-sm"
          mt={4}
          onClick={() => {
            view.filterActivity({ groupId: null, personId, kinds: null, origin: null });
            view.openPerson(null);
            view.showScreen('activity');
          }}
        >
          All in Activity
        </Button>
      )}
    </section>
  );
}

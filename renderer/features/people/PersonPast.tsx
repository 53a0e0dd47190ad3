import { Button } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import type { StayInGroup } from '#shared/ipc/methods/people.ts';
import { formatCount } from '../../ui/counts.ts';
import { DateOfStay } from './DateOfStay.tsx';
import classes from './PersonDrawer.module.css';

/** More are shown when asked for. */
const shownAtFirst = 6;

/** The groups somebody was in, the last first. Leaving a group never takes this away. */
export function PersonPast({ stays }: { stays: readonly StayInGroup[] }): ReactNode {
  const [isWhole, setIsWhole] = useState(false);
  const past = stays.filter(({ leftAt }) => leftAt !== null);
  if (past.length === 0) return null;
  const shown = isWhole ? past : past.slice(0, shownAtFirst);
  return (
    <section>
      <h3 className={classes.section} style={{ marginTop: 0 }}>
        Was in {formatCount(past.length)}
      </h3>
      <ul className={classes.list}>
        {shown.map((stay) => (
          <li key={`${stay.groupId} ${stay.joinedAt} ${stay.leftAt}`} className={classes.item}>
            <span className={classes.group} dir="auto" title={stay.name}>
              {stay.name}
            </span>
            <span className={classes.dates}>
              <DateOfStay at={stay.joinedAt} from={stay.datesFrom} what="joined" />
              –
              <DateOfStay at={stay.leftAt} from={stay.leftFrom} what="left" />
            </span>
          </li>
        ))}
      </ul>
      {shown.length < past.length && (
        <Button variant="subtle" size="compact-sm" mt={4} onClick={() => setIsWhole(true)}>
          Show all {formatCount(past.length)}
        </Button>
      )}
    </section>
  );
}

import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

/** The time, to the minute: "last in step 14:02" turns into "yesterday 14:02" while the window stays open. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), 60_000, { autoInvoke: true });
  return now;
}

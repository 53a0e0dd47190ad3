import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

/** The time, kept current: what is said of it ("3 minutes ago") goes on being true while the window stays open. */
export function useNow(everyMs = 60_000): Date {
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), everyMs, { autoInvoke: true });
  return now;
}

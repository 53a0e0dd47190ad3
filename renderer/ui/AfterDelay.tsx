import { useTimeout } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';

/** Shows its content only when there was really something to wait for: after 300 ms. */
export function AfterDelay({ children }: { children: ReactNode }): ReactNode {
  const [isDue, setIsDue] = useState(false);
  useTimeout(() => setIsDue(true), 300, { autoInvoke: true });
  return isDue ? children : null;
}

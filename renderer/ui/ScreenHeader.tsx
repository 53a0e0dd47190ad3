import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import screen from './Screen.module.css';

interface ScreenHeaderProps {
  title: string;
  /** For a title that takes the focus. */
  titleId?: string;
  /** How much there is; a screen reader hears of it when it changes. */
  summary?: ReactNode;
  children?: ReactNode;
}

/** What a screen is called, and at the end what can be done there. */
export function ScreenHeader(props: ScreenHeaderProps): ReactNode {
  const { title, titleId, summary, children } = props;
  return (
    <header className={screen.header}>
      <Title order={1} size="h5" id={titleId} tabIndex={titleId === undefined ? undefined : -1}>
        {title}
      </Title>
      {summary !== undefined && (
        <Text size="xs" c="dimmed" className={screen.summary} role="status">
          {summary}
        </Text>
      )}
      {children}
    </header>
  );
}

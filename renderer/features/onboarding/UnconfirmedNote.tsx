import { Button, Collapse, List, Text } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import type { Provider } from '#shared/domain/capabilities.ts';
import { unconfirmedByProvider } from '#shared/domain/unconfirmed.ts';

/** What Muster takes for granted about a vendor's server, for whoever wants to know before connecting. */
export function UnconfirmedNote({ provider }: { provider: Provider }): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const listId = useId();
  const points = unconfirmedByProvider[provider];
  if (points.length === 0) return null;
  const Icon = isOpen ? IconChevronDown : IconChevronRight;
  return (
    <div>
      <Button
        variant="subtle"
        color="gray"
        size="compact-xs"
        ml={-8}
        leftSection={<Icon size={14} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setIsOpen(!isOpen)}
      >
        Not confirmed by the vendor’s published reference
      </Button>
      <Collapse expanded={isOpen} id={listId}>
        <Text size="xs" c="dimmed" mt={4}>
          Muster relies on these points, and has not seen them confirmed. Where the server does
          otherwise, Muster says so and keeps your changes.
        </Text>
        <List size="xs" mt={4} spacing={2}>
          {points.map((point) => (
            <List.Item key={point}>{point}</List.Item>
          ))}
        </List>
      </Collapse>
    </div>
  );
}

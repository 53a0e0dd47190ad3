import { Button, Checkbox, Popover, ScrollArea, Stack, Text } from '@mantine/core';
import { IconChevronDown, IconColumns3 } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useAsk } from '../../ipc/useAsk.ts';
import { countPeople } from '../../ui/counts.ts';
import { attributesOf, isFull, offeredColumns, toggleColumn } from './columnChoice.ts';
import { attributeOf, type PeopleColumn } from './peopleColumns.tsx';

interface ColumnMenuProps {
  columns: readonly PeopleColumn[];
  /** Null: as Muster has them. */
  onChange: (columnIds: string[] | null) => void;
}

/** Which columns the table has, beside the name. */
export function ColumnMenu({ columns, onChange }: ColumnMenuProps): ReactNode {
  const [isOpen, setIsOpen] = useState(false);
  const { data } = useAsk('people.attributes', {}, { enabled: isOpen });
  const counts = new Map(data?.names.map(({ name, people }) => [name, people]));
  // One that is chosen can be taken out, even when nobody has such an attribute any more.
  const names = new Set([...counts.keys(), ...attributesOf(columns)]);
  const chosen = new Set(columns.map(({ id }) => id));
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={260}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconColumns3 size={16} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          Columns
        </Button>
      </Popover.Target>
      <Popover.Dropdown p="xs">
        <ScrollArea.Autosize mah="min(420px, 60vh)" type="auto">
          <Stack gap={8} p={4}>
            {offeredColumns([...names]).map(({ id, heading }) => (
              <Checkbox
                key={id}
                label={<bdi>{heading}</bdi>}
                description={wordCount(counts.get(attributeOf(id) ?? ''))}
                checked={chosen.has(id)}
                disabled={!chosen.has(id) && attributeOf(id) !== null && isFull(columns)}
                onChange={() => onChange(toggleColumn(columns, id))}
              />
            ))}
            {names.size === 0 && data !== undefined && (
              <Text size="xs" c="dimmed">
                The server tells nothing more about people here.
              </Text>
            )}
          </Stack>
        </ScrollArea.Autosize>
        <Button variant="subtle" size="compact-sm" mt={6} onClick={() => onChange(null)}>
          Reset to Muster’s own
        </Button>
      </Popover.Dropdown>
    </Popover>
  );
}

function wordCount(people: number | undefined): string | undefined {
  return people === undefined ? undefined : `${countPeople(people)} have it`;
}

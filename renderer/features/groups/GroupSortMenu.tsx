import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { IconArrowsSort } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type TableLayout, tableLayoutSchema } from '#shared/domain/tableLayout.ts';
import { useLayout } from '../../app/useLayout.ts';

const labels: Readonly<Record<TableLayout['groupSort'], string>> = {
  name: 'By name',
  size: 'Largest first',
  changed: 'Recently changed first',
};

/** In which order the groups stand. */
export function GroupSortMenu(): ReactNode {
  const { layout, change } = useLayout();
  const sorts = tableLayoutSchema.shape.groupSort.unwrap();
  return (
    <Menu position="bottom-end" width={200}>
      <Tooltip label={`Sorted: ${labels[layout.groupSort].toLowerCase()}`}>
        <Menu.Target>
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Sort the groups, now: ${labels[layout.groupSort].toLowerCase()}`}
          >
            <IconArrowsSort size={16} aria-hidden />
          </ActionIcon>
        </Menu.Target>
      </Tooltip>
      <Menu.Dropdown>
        <Menu.RadioGroup
          value={layout.groupSort}
          onChange={(value) => change({ groupSort: sorts.parse(value) })}
        >
          {sorts.options.map((sort) => (
            <Menu.RadioItem key={sort} value={sort} closeMenuOnClick>
              {labels[sort]}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

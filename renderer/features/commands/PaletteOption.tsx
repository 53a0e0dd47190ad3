import { Text } from '@mantine/core';
import { IconBolt, IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { deskCommands } from '#shared/domain/deskCommands.ts';
import { countPeople } from '../../ui/counts.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import classes from './CommandPalette.module.css';
import { Keys } from './Keys.tsx';
import type { PaletteItem } from './paletteItems.ts';

export function optionId(listId: string, { key }: PaletteItem): string {
  return `${listId}-${key}`;
}

interface PaletteOptionProps {
  id: string;
  item: PaletteItem;
  isMarked: boolean;
}

/** One line of the palette. The field above has the keyboard, the list the clicks. */
export function PaletteOption({ id, item, isMarked }: PaletteOptionProps): ReactNode {
  const isRefused = item.kind === 'command' && item.state.kind === 'refused';
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      className={classes.option}
      aria-selected={isMarked}
      aria-disabled={isRefused}
      data-key={item.key}
    >
      <OptionContent item={item} />
    </div>
  );
}

function OptionContent({ item }: { item: PaletteItem }): ReactNode {
  switch (item.kind) {
    case 'group':
      return (
        <>
          <IconUsersGroup size={18} stroke={1.6} aria-hidden className={classes.icon} />
          <Name name={item.group.name} />
          <Aside>{countPeople(item.group.memberCount)}</Aside>
        </>
      );
    case 'person':
      return (
        <>
          <PersonAvatar id={item.person.id} name={item.person.name} size={18} />
          <Name name={item.person.name} />
          <Aside>{item.person.email ?? item.person.phone}</Aside>
        </>
      );
    case 'command': {
      const { title, keys } = deskCommands[item.command];
      return (
        <>
          <IconBolt size={18} stroke={1.6} aria-hidden className={classes.icon} />
          <span className={classes.title}>{title}</span>
          <Aside>{item.state.kind === 'refused' ? item.state.reason : null}</Aside>
          {keys?.[0] !== undefined && <Keys keys={keys[0]} />}
        </>
      );
    }
  }
}

function Name({ name }: { name: string }): ReactNode {
  return (
    <Text span inherit fw={500} truncate dir="auto" ta="left" title={name}>
      {name}
    </Text>
  );
}

function Aside({ children }: { children: ReactNode }): ReactNode {
  return <span className={classes.aside}>{children}</span>;
}

import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportPerson } from '#shared/domain/importing.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { countPeople, formatCount } from '../../ui/counts.ts';
import { foundByWords } from '../pasting/pasteWording.ts';
import type { AlikePeople } from './toDecide.ts';

interface BestMatchMenuProps {
  alike: readonly AlikePeople[];
  onTake: (people: readonly ImportPerson[]) => void;
}

/** Takes the best match for everybody who is still open, or for those whose match was found in the same way. */
export function BestMatchMenu({ alike, onTake }: BestMatchMenuProps): ReactNode {
  const all = alike.flatMap(({ people }) => people);
  if (all.length === 0) return null;
  return (
    <Menu position="bottom-end" width={270}>
      <Menu.Target>
        <Button
          variant="light"
          size="compact-sm"
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          Take the best match
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {alike.map(({ foundBy, people }) => (
          <Menu.Item key={foundBy} onClick={afterMenu(() => onTake(people))}>
            {foundByWords[foundBy]}: {countPeople(people.length)}
          </Menu.Item>
        ))}
        {alike.length > 1 && (
          <Menu.Item onClick={afterMenu(() => onTake(all))}>
            All {formatCount(all.length)} still to decide
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

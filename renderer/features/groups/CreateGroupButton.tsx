import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';

/** For empty states; the list has a small one of its own. */
export function CreateGroupButton(): ReactNode {
  return (
    <Button
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => view.openDialog({ kind: 'createGroup' })}
    >
      New group
    </Button>
  );
}

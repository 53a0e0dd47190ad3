import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';
import { Refusable, refusable } from '../../ui/Refusable.tsx';
import { useCreateRefusal } from './useCreateRefusal.ts';

/** For empty states; the list has a small one of its own. */
export function CreateGroupButton(): ReactNode {
  const refusal = useCreateRefusal();
  return (
    <Refusable reason={refusal}>
      <Button
        leftSection={<IconPlus size={16} aria-hidden />}
        {...refusable(refusal, () => view.openDialog({ kind: 'createGroup' }))}
      >
        New group
      </Button>
    </Refusable>
  );
}

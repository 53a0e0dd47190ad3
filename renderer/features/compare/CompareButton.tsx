import { Button } from '@mantine/core';
import { IconArrowsDiff } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { GroupId } from '#shared/domain/ids.ts';
import { useView, view } from '../../app/viewStore.ts';
import { dayOf } from '../../ui/localDays.ts';
import { isSpanned } from '../history/historyWish.ts';
import { datesToCompare } from './compareSides.ts';

/** Beside the roster: with another group, to be chosen. Beside the history: before and after the days it is about. */
export function CompareButton({ groupId }: { groupId: GroupId }): ReactNode {
  const isHistory = useView((state) => state.groupView === 'history');
  const open = () => {
    const { kind, span } = useView.getState().historyWish;
    const sides = isHistory
      ? datesToCompare(groupId, isSpanned(kind) ? span : null, dayOf(new Date()))
      : { first: { groupId, at: null }, second: null };
    view.openDialog({ kind: 'compare', ...sides });
  };
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      flex="none"
      leftSection={<IconArrowsDiff size={16} aria-hidden />}
      onClick={open}
    >
      {isHistory ? 'Compare two dates…' : 'Compare…'}
    </Button>
  );
}

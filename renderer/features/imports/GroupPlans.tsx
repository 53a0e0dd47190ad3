import { EmptyState } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import { type ReactNode, useRef } from 'react';
import type { ImportId } from '#shared/domain/importing.ts';
import { useRowHeight } from '../../app/useSettings.ts';
import { view } from '../../app/viewStore.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { RosterRowsSkeleton } from '../roster/RosterSkeleton.tsx';
import { GroupPlanPane } from './GroupPlanPane.tsx';
import { GroupPlanTable } from './GroupPlanTable.tsx';
import { groupKey, usePlanGroups } from './planLists.ts';
import classes from './Review.module.css';

interface GroupPlansProps {
  importId: ImportId;
  openKey: string | null;
  mayHold: boolean;
}

/** What happens to each group, and beside them who comes and goes in the one looked into. */
export function GroupPlans({ importId, openKey, mayHold }: GroupPlansProps): ReactNode {
  const { items, total, isComplete, failure, retry } = usePlanGroups(importId);
  const rowHeight = useRowHeight();
  const table = useRef<HTMLDivElement>(null);
  const open = items?.find((group) => groupKey(group) === openKey) ?? null;
  const look = (key: string | null) => view.changeImport((draft) => ({ ...draft, openGroup: key }));
  if (failure !== null) return <FailureNote failure={failure} retry={retry} />;
  if (items === null) return <RosterRowsSkeleton />;
  if (items.length === 0) {
    return (
      <EmptyState
        size="sm"
        icon={<IconUsersGroup aria-hidden />}
        title="No line of the list names a group"
        description="Go back and say which column does, or look at the lines that are not used."
      />
    );
  }
  return (
    <div className={classes.plans} data-open={open !== null || undefined}>
      <GroupPlanTable
        key={rowHeight}
        scroller={table}
        groups={items}
        total={total}
        isComplete={isComplete}
        rowHeight={rowHeight}
        openKey={open === null ? null : openKey}
        onLook={look}
      />
      {open !== null && (
        <GroupPlanPane
          key={groupKey(open)}
          importId={importId}
          group={open}
          mayHold={mayHold}
          onClose={() => {
            look(null);
            table.current?.querySelector<HTMLElement>('[data-index][tabindex="0"]')?.focus();
          }}
        />
      )}
    </div>
  );
}

import { Badge, Table } from '@mantine/core';
import { IconBan } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { ImportGroup } from '#shared/domain/importing.ts';
import { formatCount } from '../../ui/counts.ts';
import grid from '../../ui/RowGrid.module.css';
import classes from './Review.module.css';

/** A group's line: its name, what it is to the plan, and the counts, of which nothing is shown as nothing. */
export function GroupPlanCells({ group }: { group: ImportGroup }): ReactNode {
  const { name, adds, removes, roles, stays, undecided, refusal } = group;
  return (
    <>
      <Table.Td role="gridcell" className={grid.cell}>
        <span className={grid.name} dir="auto" title={name}>
          {name}
        </span>
        {group.isLeftOut && (
          <Badge variant="light" color="gray" size="sm" tt="none" flex="none">
            Not here, not made
          </Badge>
        )}
        {!group.isLeftOut && group.groupId === null && (
          <Badge variant="light" size="sm" tt="none" flex="none">
            New
          </Badge>
        )}
        {refusal !== null && (
          <span className={classes.refusal} title={refusal}>
            <IconBan size={15} aria-hidden />
            <span>{refusal}</span>
          </span>
        )}
      </Table.Td>
      <Count count={adds} sign="+" kind="adds" />
      <Count count={removes} sign="−" kind="removes" />
      <Count count={roles} kind="roles" />
      <Count count={stays} kind="stays" />
      <Count count={undecided} kind="undecided" />
    </>
  );
}

function Count({
  count,
  sign = '',
  kind,
}: {
  count: number;
  sign?: string;
  kind: string;
}): ReactNode {
  return (
    <Table.Td role="gridcell" className={grid.cell}>
      {count > 0 && (
        <span className={classes.number} data-kind={kind}>
          {sign}
          {formatCount(count)}
        </span>
      )}
    </Table.Td>
  );
}

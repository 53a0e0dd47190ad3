import { Skeleton, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import classes from './RosterSkeleton.module.css';

const nameWidths = ['52%', '64%', '47%', '70%', '58%', '44%', '61%', '50%', '67%', '55%'];

/** The whole pane while nothing is known yet. */
export function RosterSkeleton(): ReactNode {
  return (
    <>
      <div className={classes.header}>
        <AfterDelay>
          <Skeleton height={20} width={220} mb={10} />
          <Skeleton height={12} width={320} />
        </AfterDelay>
      </div>
      <RosterRowsSkeleton />
    </>
  );
}

/** Rows in their places while the first page is fetched. */
export function RosterRowsSkeleton(): ReactNode {
  return (
    <div className={classes.rows}>
      <AfterDelay>
        <VisuallyHidden role="status">Loading the roster</VisuallyHidden>
        {nameWidths.map((width) => (
          <div key={width} className={classes.row}>
            <Skeleton height={16} width={16} radius="sm" />
            <Skeleton height={22} circle />
            <Skeleton height={11} width={width} maw={180} />
            <Skeleton height={11} width="26%" ml="auto" />
            <Skeleton height={11} width="16%" />
          </div>
        ))}
      </AfterDelay>
    </div>
  );
}

import type { ReactNode } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import classes from './FieldFailure.module.css';
import { failureDetails } from './failureDetails.ts';

/** A failure under the field it is about. */
export function FieldFailure({ failure }: { failure: Failure }): ReactNode {
  return (
    <>
      <span className={classes.line}>{failure.message}</span>
      <span className={classes.details}>{failureDetails(failure)}</span>
    </>
  );
}

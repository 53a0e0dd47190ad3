import { Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useFirstFocus } from '../pasting/useFirstFocus.ts';
import classes from './ImportScreen.module.css';
import type { ImportStep } from './importDraft.ts';
import { stepHeadings } from './importWording.ts';
import { stepHeadingId } from './stepHeading.ts';

interface StepFrameProps {
  step: ImportStep;
  /** Beside the heading. */
  aside?: ReactNode;
  footer?: ReactNode;
  /** The content has panes of its own that scroll. */
  isFilled?: boolean;
  children: ReactNode;
}

/** A step: its heading, which takes the keyboard when the step comes, its content, and the way on below. */
export function StepFrame(props: StepFrameProps): ReactNode {
  const { step, aside, footer, isFilled = false, children } = props;
  const heading = useFirstFocus<HTMLHeadingElement>();
  return (
    <>
      <div className={classes.content} data-filled={isFilled || undefined}>
        <div className={classes.heading}>
          <Title
            order={2}
            size="h4"
            id={stepHeadingId}
            ref={heading}
            tabIndex={-1}
            className={classes.title}
          >
            {stepHeadings[step]}
          </Title>
          {aside}
        </div>
        {children}
      </div>
      {footer !== undefined && <footer className={classes.footer}>{footer}</footer>}
    </>
  );
}

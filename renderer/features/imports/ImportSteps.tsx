import { UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';
import classes from './ImportScreen.module.css';
import { type ImportDraft, type ImportStep, importSteps } from './importDraft.ts';
import { stepLabels } from './importWording.ts';

/** Where in the import one is. The steps before can be gone back to until it is done. */
export function ImportSteps({ draft }: { draft: ImportDraft }): ReactNode {
  const current = importSteps.indexOf(draft.step);
  return (
    <nav className={classes.steps} aria-label="Steps of the import">
      <ol>
        {importSteps.map((step, index) => (
          <li
            key={step}
            aria-current={index === current ? 'step' : undefined}
            data-past={index < current || undefined}
          >
            <Step
              step={step}
              number={index + 1}
              isPast={index < current || draft.step === 'done'}
              mayGoBack={index < current && draft.step !== 'done'}
            />
          </li>
        ))}
      </ol>
    </nav>
  );
}

interface StepProps {
  step: ImportStep;
  number: number;
  isPast: boolean;
  mayGoBack: boolean;
}

function Step({ step, number, isPast, mayGoBack }: StepProps): ReactNode {
  const content = (
    <>
      <span className={classes.mark} aria-hidden>
        {isPast ? <IconCheck size={12} stroke={3} /> : number}
      </span>
      {stepLabels[step]}
    </>
  );
  if (!mayGoBack) return <span className={classes.stepName}>{content}</span>;
  return (
    <UnstyledButton
      className={classes.stepName}
      aria-label={`Back to: ${stepLabels[step]}`}
      onClick={() => view.changeImport((draft) => ({ ...draft, step }))}
    >
      {content}
    </UnstyledButton>
  );
}

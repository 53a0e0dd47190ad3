import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useView } from '../../app/viewStore.ts';
import screen from '../../ui/Screen.module.css';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { leaveImport } from './beginImport.ts';
import { ColumnsStep } from './ColumnsStep.tsx';
import { DoneStep } from './DoneStep.tsx';
import { FileStep } from './FileStep.tsx';
import { ImportSteps } from './ImportSteps.tsx';
import type { ImportDraft } from './importDraft.ts';
import { wordSource } from './importWording.ts';
import { ReviewStep } from './ReviewStep.tsx';

/** A list is taken in: the file, its columns, what would happen, done. Nothing changes before the last step. */
export function ImportScreen(): ReactNode {
  const draft = useView((state) => state.importing);
  const { source, step } = draft;
  return (
    <section className={screen.screen} aria-label="Import a list">
      <ScreenHeader
        title="Import"
        summary={
          source !== null && <SentenceText sentence={wordSource(source.fileName, source.bytes)} />
        }
      >
        <Button variant="subtle" color="gray" onClick={leaveImport}>
          {step === 'done' ? 'Close' : 'Cancel'}
        </Button>
      </ScreenHeader>
      <ImportSteps draft={draft} />
      <Step draft={draft} />
    </section>
  );
}

function Step({ draft }: { draft: ImportDraft }): ReactNode {
  const { step, source, done } = draft;
  if (step === 'done' && done !== null && source !== null) {
    return <DoneStep done={done} source={source} />;
  }
  if (source === null || step === 'file') return <FileStep draft={draft} />;
  // Another file is another step: nothing of the one before may stand in.
  return step === 'columns' ? (
    <ColumnsStep key={source.importId} draft={draft} source={source} />
  ) : (
    <ReviewStep key={source.importId} draft={draft} source={source} />
  );
}

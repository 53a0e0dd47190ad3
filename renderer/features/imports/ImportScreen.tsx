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
import classes from './ImportScreen.module.css';
import { ImportSteps } from './ImportSteps.tsx';
import type { ImportDraft } from './importDraft.ts';
import { wordSource } from './importWording.ts';
import { ReviewStep } from './ReviewStep.tsx';
import { useFileDrop } from './useFileDrop.ts';
import { useTakeFiles } from './useTakeFiles.ts';

/** A list is taken in: the file, its columns, what would happen, done. Nothing changes before the last step. */
export function ImportScreen(): ReactNode {
  const draft = useView((state) => state.importing);
  const { source, step } = draft;
  const takeFiles = useTakeFiles();
  const isOver = useFileDrop(takeFiles);
  return (
    <section
      className={`${screen.screen} ${classes.screen}`}
      aria-label="Import a list"
      data-over={isOver || undefined}
    >
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
      <Step draft={draft} isOver={isOver} onFiles={takeFiles} />
    </section>
  );
}

interface StepProps {
  draft: ImportDraft;
  isOver: boolean;
  onFiles: (files: readonly File[]) => void;
}

function Step({ draft, isOver, onFiles }: StepProps): ReactNode {
  const { step, source, done } = draft;
  if (step === 'done' && done !== null && source !== null) {
    return <DoneStep done={done} source={source} />;
  }
  if (source === null || step === 'file') {
    return <FileStep draft={draft} isOver={isOver} onFiles={onFiles} />;
  }
  // Another file is another step: nothing of the one before may stand in.
  return step === 'columns' ? (
    <ColumnsStep key={source.importId} draft={draft} source={source} />
  ) : (
    <ReviewStep key={source.importId} draft={draft} source={source} />
  );
}

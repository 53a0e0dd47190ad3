import { Button, FileButton, Text } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useRef } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { view } from '../../app/viewStore.ts';
import { formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { Keys } from '../commands/Keys.tsx';
import classes from './FileStep.module.css';
import frame from './ImportScreen.module.css';
import type { ImportDraft } from './importDraft.ts';
import { shapeWords } from './importWording.ts';
import { OfferedNote } from './OfferedNote.tsx';
import { PasteField } from './PasteField.tsx';
import { SendingNote } from './SendingNote.tsx';
import { ShapePicture } from './ShapePicture.tsx';
import { StepFrame } from './StepFrame.tsx';
import { wordLimit } from './sendImport.ts';
import { shapes } from './shapes.ts';
import { offerText } from './takeIn.ts';
import { useFilePaste } from './useFilePaste.ts';

const accepted = '.csv,.tsv,.tab,.txt,.xlsx';

interface FileStepProps {
  draft: ImportDraft;
  /** A file is held over the window. */
  isOver: boolean;
  onFiles: (files: readonly File[]) => void;
}

/** The list: a file that is chosen, dropped or pasted, or its text. */
export function FileStep({ draft, isOver, onFiles }: FileStepProps): ReactNode {
  const queries = useQueryClient();
  const { source, sending, failure } = draft;
  const clearChoice = useRef<() => void>(null);
  const takeText = useCallback((text: string) => void offerText(queries, text), [queries]);
  useFilePaste(onFiles, takeText);
  return (
    <StepFrame
      step="file"
      footer={
        source === null ? undefined : (
          <>
            <Text size="sm" c="dimmed" className={frame.footerWords}>
              “<bdi>{source.fileName}</bdi>” is here, with all that you chose for it.
            </Text>
            <Button onClick={() => view.changeImport((now) => ({ ...now, step: 'columns' }))}>
              Go on with it
            </Button>
          </>
        )
      }
    >
      <div className={classes.ways}>
        <div className={classes.drop} data-over={isOver || undefined}>
          <IconFileSpreadsheet size={34} stroke={1.3} aria-hidden />
          <Text size="sm" fw={600}>
            {isOver ? 'Let go to take it in' : 'Drop a file anywhere in this window'}
          </Text>
          <FileButton
            accept={accepted}
            resetRef={clearChoice}
            onChange={(file) => {
              if (file === null) return;
              onFiles([file]);
              // Otherwise the same file, mended, could not be chosen again.
              clearChoice.current?.();
            }}
            inputProps={{ 'aria-label': 'File to import' }}
          >
            {({ onClick }) => <Button onClick={onClick}>Choose a file…</Button>}
          </FileButton>
          <Text size="xs" c="dimmed" component="div">
            or copy the cells and press <Keys keys="mod+V" />
          </Text>
          {sending !== null && <SendingNote key={sending.token} sending={sending} />}
        </div>
        <PasteField text={draft.pasted} isBusy={sending !== null} onUse={takeText} />
      </div>
      {source !== null && draft.offered !== null && (
        <OfferedNote offered={draft.offered} source={source} />
      )}
      {failure !== null && (
        <div className={classes.failure}>
          <FailureNote failure={failure} />
        </div>
      )}
      <section className={classes.understood} aria-label="What Muster understands">
        <Text size="xs" c="dimmed" className={classes.formats}>
          CSV, tab-separated text and Excel (.xlsx), up to {wordLimit()} and{' '}
          {formatCount(limits.importRows)} lines, in any of these forms:
        </Text>
        {shapes.map((shape) => (
          <div key={shape} className={classes.shape}>
            <ShapePicture shape={shape} />
            <div>
              <Text size="sm" fw={600}>
                {shapeWords[shape].title}
              </Text>
              <Text size="xs" c="dimmed">
                {shapeWords[shape].line}
              </Text>
            </div>
          </div>
        ))}
      </section>
    </StepFrame>
  );
}

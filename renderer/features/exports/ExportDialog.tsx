import { Button, Modal } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { SentenceText } from '../../ui/SentenceText.tsx';
import classes from './ExportDialog.module.css';
import { ExportMaker } from './ExportMaker.tsx';
import { draftOf } from './exportDraft.ts';
import { wordTitle } from './exportWording.ts';
import type { SourceWish } from './sourceWish.ts';
import { useExportedGroup } from './useExportedGroup.ts';
import { useMaker } from './useMaker.ts';
import { useMaking } from './useMaking.ts';

interface ExportDialogProps {
  /** What was on the screen. */
  wish: SourceWish;
  opened: boolean;
  onClose: () => void;
}

/** Exports what is on the screen, without leaving it. */
export function ExportDialog({ wish, opened, onClose }: ExportDialogProps): ReactNode {
  const [draft, setDraft] = useState(() => draftOf(wish));
  const maker = useMaker(draft, setDraft);
  const groupName = useExportedGroup(maker.wish);
  const making = useMaking({
    onDone: () => {
      maker.remember();
      onClose();
    },
  });
  // While a file is written there is Cancel: closing by accident must not lose sight of it.
  const close = () => {
    if (making.job === null) onClose();
  };
  // Not Mantine's own, which would not know that the key was for a list or a calendar open over the dialog.
  const closeByEscape = (event: KeyboardEvent) => {
    const { target, currentTarget } = event;
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (target.getAttribute('aria-expanded') !== 'true') close();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnEscape={false}
      onKeyDown={closeByEscape}
      withCloseButton={making.job === null}
      size="min(1120px, calc(100vw - 48px))"
      title={<SentenceText sentence={wordTitle(maker.wish, groupName)} />}
      classNames={{ body: classes.body, header: classes.header }}
    >
      <ExportMaker maker={maker} making={making} groupName={groupName}>
        {making.job === null && (
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        )}
      </ExportMaker>
    </Modal>
  );
}

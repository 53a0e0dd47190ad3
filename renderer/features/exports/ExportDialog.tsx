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
  const making = useMaking({ made: maker.made, onDone: onClose });
  // While a file is written there is Cancel: closing by accident must not lose sight of it.
  const close = () => {
    if (!making.isOwn) onClose();
  };
  // Not Mantine's own, which would not know that the key was for a list or a calendar open over the dialog.
  const closeByEscape = (event: KeyboardEvent) => {
    const { target, currentTarget } = event;
    if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
    if (!(target instanceof Element) || !currentTarget.contains(target)) return;
    if (!isOpenOver(target)) close();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      closeOnEscape={false}
      onKeyDown={closeByEscape}
      withCloseButton={!making.isOwn}
      size="min(1120px, calc(100vw - 48px))"
      title={<SentenceText sentence={wordTitle(maker.wish, groupName)} />}
      classNames={{ body: classes.body, header: classes.header }}
    >
      <ExportMaker maker={maker} making={making} groupName={groupName}>
        {!making.isOwn && (
          <Button variant="default" onClick={close}>
            Cancel
          </Button>
        )}
      </ExportMaker>
    </Modal>
  );
}

/** A list or a calendar is open that the key is for. What only unfolds in the dialog does not close by it. */
function isOpenOver(control: Element): boolean {
  if (control.getAttribute('aria-expanded') !== 'true') return false;
  return control.hasAttribute('aria-haspopup') || control.getAttribute('role') === 'combobox';
}

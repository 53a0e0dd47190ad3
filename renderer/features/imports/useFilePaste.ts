import { useEffect } from 'react';
import { isTextField } from '../../app/isTextField.ts';
import { isDialogOpen } from '../commands/isDialogOpen.ts';

/** What is pasted outside a text field: a copied file, or a text with something in it. */
export function useFilePaste(
  onFiles: (files: readonly File[]) => void,
  onText: (text: string) => void,
): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      if (isTextField(event.target) || isDialogOpen()) return;
      // A spreadsheet puts a picture of the cells beside their text.
      const text = event.clipboardData?.getData('text/plain') ?? '';
      const files = [...(event.clipboardData?.files ?? [])];
      if (text.trim() !== '') onText(text);
      else if (files.length > 0) onFiles(files);
      else return;
      event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, [onFiles, onText]);
}

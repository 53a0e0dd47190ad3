import type { FileHandle } from '#shared/domain/ids.ts';
import { call } from '../../ipc/call.ts';
import { showFailure } from '../../ui/toasts.tsx';

/** Shows a written file in its folder, or downloads it where the host has no desktop. */
export async function showExport(target: FileHandle, fileName: string): Promise<void> {
  const result = await call('exports.show', { target });
  if (!result.ok) {
    showFailure('The file cannot be shown', result.error);
    return;
  }
  if (result.value.downloadPath === null) return;
  const link = document.createElement('a');
  link.href = result.value.downloadPath;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
}

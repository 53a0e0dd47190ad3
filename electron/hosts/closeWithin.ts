import type { Application, HostLog } from './hostServices.ts';

/** Longer than the engine's own deadline, and shorter than the patience of `npm start`, which is 8 seconds. */
export const closeDeadlineMs = 6000;

/** Closes the application; gives up waiting after the deadline, since ending must not depend on a network or a disk. */
export async function closeWithin(
  application: Pick<Application, 'close'>,
  log: HostLog,
  deadlineMs = closeDeadlineMs,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), deadlineMs);
  });
  try {
    const outcome = await Promise.race([application.close(), deadline]);
    if (outcome === 'late') log.warn('close.late', { deadlineMs });
  } catch (error) {
    log.error('close.failed', { error: error instanceof Error ? error.name : typeof error });
  } finally {
    clearTimeout(timer);
  }
}

import type { IpcMainInvokeEvent, WebContents } from 'electron';
import { appOrigin, isAppAddress } from './appProtocol.ts';

export type SenderFault = 'unknownWindow' | 'noFrame' | 'subframe' | 'foreignOrigin';

/**
 * Why a call is not from our own page, or null when it is: the known window's web contents, its main frame, and our
 * origin both by the frame's address and by what Chromium holds for its origin (a sandboxed frame has none).
 */
export function findSenderFault(
  event: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  ours: WebContents | null,
): SenderFault | null {
  if (ours === null || event.sender !== ours) return 'unknownWindow';
  const frame = event.senderFrame;
  if (frame === null || frame.isDestroyed()) return 'noFrame';
  if (frame.parent !== null) return 'subframe';
  return isAppAddress(frame.url) && frame.origin === appOrigin ? null : 'foreignOrigin';
}

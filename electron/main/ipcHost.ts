import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import type { Application, HostLog } from '#electron/hosts/hostServices.ts';
import { exceedsPayloadLimit, payloadLimitBytes } from '#electron/hosts/payloadLimit.ts';
import { channelPrefix, eventChannel, methodNames } from '#shared/ipc/channels.ts';
import { fail, type Result } from '#shared/ipc/result.ts';
import { findSenderFault } from './ipcSender.ts';

export interface IpcHostOptions {
  application: Application;
  /** The window's web contents as long as there is a window. */
  contents(): WebContents | null;
  log: HostLog;
}

/** Serves the contract to the one window: sender, size, dispatcher; and sends it every event. */
export function serveIpc({ application, contents, log }: IpcHostOptions): void {
  async function answer(
    name: string,
    event: IpcMainInvokeEvent,
    params: unknown,
  ): Promise<Result<unknown>> {
    const fault = findSenderFault(event, contents());
    if (fault !== null) {
      log.warn('ipc.refused', { method: name, fault });
      return fail({ code: 'notAllowed', message: 'Muster answers its own window only.' });
    }
    if (exceedsPayloadLimit(params)) {
      log.warn('ipc.tooLarge', { method: name, limit: payloadLimitBytes });
      return fail({ code: 'payloadTooLarge', message: 'This is more than Muster takes at once.' });
    }
    return application.dispatch(name, params);
  }

  for (const name of methodNames) {
    ipcMain.handle(channelPrefix + name, (event, params: unknown) => answer(name, event, params));
  }
  application.onEvent((event) => contents()?.send(eventChannel, event));
}

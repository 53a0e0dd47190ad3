import { contextBridge, ipcRenderer } from 'electron';
import { channelPrefix, eventChannel, methodNames } from '#shared/ipc/channels.ts';

/** Every call ends in a value, also one whose parameters cannot be cloned or whose window is being closed. */
async function call(name: string, params: unknown): Promise<unknown> {
  try {
    return await ipcRenderer.invoke(channelPrefix + name, params);
  } catch {
    return { ok: false, error: { code: 'internal', message: 'Muster did not take this call.' } };
  }
}

/** The renderer's listener never sees Electron's event object, which leads back to all of IPC. */
function onEvent(listener: (event: unknown) => void): () => void {
  const relay = (_event: unknown, message: unknown) => listener(message);
  ipcRenderer.on(eventChannel, relay);
  return () => {
    ipcRenderer.off(eventChannel, relay);
  };
}

contextBridge.exposeInMainWorld('muster', {
  methods: Object.fromEntries(
    methodNames.map((name) => [name, (params: unknown) => call(name, params)]),
  ),
  onEvent,
});

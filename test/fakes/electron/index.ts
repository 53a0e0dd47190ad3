// Stands in for the module `electron`: by vi.mock in unit tests, by a resolve hook under the built main bundle.
export { app } from './app.ts';
export { contextBridge, ipcMain, ipcRenderer } from './ipc.ts';
export { protocol, session } from './session.ts';
export {
  dialog,
  Menu,
  nativeTheme,
  net,
  powerMonitor,
  safeStorage,
  shell,
} from './system.ts';
export { BrowserWindow } from './window.ts';

import { EventEmitter } from 'node:events';
import { app } from './app.ts';

interface Template {
  id?: string;
  role?: string;
  label?: string;
  submenu?: Template[];
  click?: (item: unknown, window: unknown, event: { triggeredByAccelerator?: boolean }) => void;
}

export const dialog = {
  errors: [] as { title: string; content: string }[],
  saveQuestions: [] as unknown[],
  saveAnswer: { canceled: true, filePath: '' },
  messages: [] as unknown[],
  messageAnswer: { response: 0 },
  showErrorBox(title: string, content: string): void {
    dialog.errors.push({ title, content });
  },
  async showSaveDialog(...args: unknown[]): Promise<{ canceled: boolean; filePath: string }> {
    dialog.saveQuestions.push(args.at(-1));
    return dialog.saveAnswer;
  },
  async showMessageBox(...args: unknown[]): Promise<{ response: number }> {
    dialog.messages.push(args.at(-1));
    return dialog.messageAnswer;
  },
};

export const Menu = {
  installed: null as Template[] | null,
  buildFromTemplate: (template: Template[]): Template[] => template,
  setApplicationMenu(template: Template[] | null): void {
    Menu.installed = template;
  },
};

export const shell = {
  opened: [] as string[],
  shown: [] as string[],
  async openExternal(url: string): Promise<void> {
    shell.opened.push(url);
  },
  showItemInFolder(path: string): void {
    shell.shown.push(path);
  },
};

export const safeStorage = {
  isAvailable: true,
  backend: 'gnome_libsecret',
  isEncryptionAvailable(): boolean {
    app.requireReady('safeStorage');
    return safeStorage.isAvailable;
  },
  getSelectedStorageBackend: (): string => safeStorage.backend,
  encryptString: (text: string): Buffer => Buffer.from(`sealed:${text}`),
  decryptString(bytes: Buffer): string {
    const text = bytes.toString('utf8');
    if (!text.startsWith('sealed:')) throw new Error('Error while decrypting the ciphertext');
    return text.slice('sealed:'.length);
  },
};

export const net = {
  online: true,
  isOnline(): boolean {
    app.requireReady('net');
    return net.online;
  },
};

export const nativeTheme = { shouldUseDarkColors: false };

export const powerMonitor = new EventEmitter();

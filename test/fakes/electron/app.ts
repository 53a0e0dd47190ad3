import { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PreventableEvent } from './preventableEvent.ts';

/** Electron's `app`, with the order of things enforced that the real one enforces: before ready, after ready. */
class FakeApp extends EventEmitter {
  isPackaged = false;
  name = 'muster';
  readonly paths: Record<string, string> = { documents: join(tmpdir(), 'documents') };
  sandboxIsEnabled = false;
  isReadyNow = false;
  /** False: another instance holds the lock. */
  lockIsFree = true;
  quits = 0;
  exitCode: number | null = null;
  /** Ends the process where this fake stands for the real thing in a process of its own. */
  endProcess: (code: number) => void = () => {};
  closeWindows: () => void = () => {};

  requireReady(what: string): void {
    if (!this.isReadyNow) throw new Error(`${what} cannot be used before the app is ready`);
  }

  requireNotReady(what: string): void {
    if (this.isReadyNow) throw new Error(`${what} has to be called before the app is ready`);
  }

  becomeReady(): void {
    this.isReadyNow = true;
    this.emit('ready');
  }

  async whenReady(): Promise<void> {
    if (this.isReadyNow) return;
    await new Promise<void>((resolve) => setImmediate(resolve));
    if (!this.isReadyNow) this.becomeReady();
  }

  setName(name: string): void {
    this.name = name;
  }

  getVersion(): string {
    return '0.0.0-fake';
  }

  getPath(name: string): string {
    const path = this.paths[name];
    if (path === undefined) throw new Error(`Failed to get '${name}' path`);
    return path;
  }

  setPath(name: string, path: string): void {
    if (!existsSync(path)) throw new Error(`Failed to set path: ${path} does not exist`);
    this.paths[name] = path;
  }

  enableSandbox(): void {
    this.requireNotReady('app.enableSandbox');
    this.sandboxIsEnabled = true;
  }

  requestSingleInstanceLock(): boolean {
    return this.lockIsFree;
  }

  quit(): void {
    this.quits += 1;
    const event = new PreventableEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    this.closeWindows();
    this.emit('will-quit', new PreventableEvent());
    this.exit(0);
  }

  exit(code: number): void {
    this.exitCode = code;
    this.emit('quit', {}, code);
    this.endProcess(code);
  }

  /** As a new process would find it. */
  reset(): void {
    this.removeAllListeners();
    this.isPackaged = false;
    this.sandboxIsEnabled = false;
    this.isReadyNow = false;
    this.lockIsFree = true;
    this.quits = 0;
    this.exitCode = null;
  }
}

export const app = new FakeApp();

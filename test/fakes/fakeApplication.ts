import type { Application, HostLog } from '#electron/hosts/hostServices.ts';
import type { FileHandle } from '#shared/domain/ids.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import { fail, type Result, succeed } from '#shared/ipc/result.ts';

type Answer = (params: unknown) => Result<unknown> | Promise<Result<unknown>>;

/** An application with answers written by hand, which remembers what it was asked. */
export class FakeApplication implements Application {
  readonly calls: { method: string; params: unknown }[] = [];
  readonly files = new Map<string, { path: string; fileName: string }>();
  readonly pages = new Map<string, string>();
  wakes = 0;
  closes = 0;
  private readonly answers: Record<string, Answer>;
  private readonly listeners = new Set<(event: MusterEvent) => void>();

  constructor(answers: Record<string, Answer> = {}) {
    this.answers = {
      'app.info': () => succeed({ name: 'Muster', host: 'fake' }),
      'workspace.list': () => succeed({ workspaces: [], openId: null, problem: null }),
      ...answers,
    };
  }

  async dispatch(method: string, params: unknown): Promise<Result<unknown>> {
    this.calls.push({ method, params });
    const answer = this.answers[method];
    if (answer === undefined) {
      return fail({ code: 'unknownMethod', message: `Muster has no call named “${method}”.` });
    }
    return answer(params);
  }

  onEvent(listener: (event: MusterEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  emit(event: MusterEvent): void {
    for (const listener of [...this.listeners]) listener(event);
  }

  get listenerCount(): number {
    return this.listeners.size;
  }

  exportedFile(handle: FileHandle): { path: string; fileName: string } | null {
    return this.files.get(handle) ?? null;
  }

  preparedPage(handle: string): string | null {
    return this.pages.get(handle) ?? null;
  }

  wake(): void {
    this.wakes += 1;
  }

  async close(): Promise<void> {
    this.closes += 1;
  }
}

export interface RecordingLog extends HostLog {
  readonly entries: { level: 'info' | 'warn' | 'error'; event: string; details: unknown }[];
}

export function createRecordingLog(): RecordingLog {
  const entries: RecordingLog['entries'] = [];
  return {
    entries,
    info: (event, details) => entries.push({ level: 'info', event, details }),
    warn: (event, details) => entries.push({ level: 'warn', event, details }),
    error: (event, details) => entries.push({ level: 'error', event, details }),
  };
}

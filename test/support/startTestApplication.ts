import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createChromiumPrinter } from '#electron/hosts/chromiumPrinter.ts';
import type { Application, HostServices } from '#electron/hosts/hostServices.ts';
import { startApplication } from '#electron/hosts/startApplication.ts';
import type { MethodName, ParamsInput, Value } from '#shared/ipc/contract.ts';
import { contract } from '#shared/ipc/contract.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { EventName, EventPayload, MusterEvent } from '#shared/ipc/events.ts';

export interface TestApplication {
  folder: string;
  application: Application;
  /** The value of a call, checked against the contract. Rejects with MusterError for a failure. */
  call<Name extends MethodName>(name: Name, params: ParamsInput<Name>): Promise<Value<Name>>;
  /** Resolves with the first event that fits, of those since the start (or since the last `upToDate`). */
  waitFor<Name extends EventName>(
    name: Name,
    fits: (payload: EventPayload<Name>) => boolean,
  ): Promise<EventPayload<Name>>;
  /** Waits until the engine says everything has reached the server. */
  upToDate(): Promise<void>;
  log: string[];
}

/** A data folder of its own, removed by `removeFolder`. */
export async function makeDataFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'muster-application-'));
  return { folder, removeFolder: () => rm(folder, { recursive: true, force: true }) };
}

/** Muster behind no face at all, on real files and a real network stack. */
export async function startTestApplication(
  folder: string,
  changed: Partial<HostServices> = {},
): Promise<TestApplication> {
  const log: string[] = [];
  const note = (level: string) => (event: string, details?: object) => {
    log.push(`${level} ${event} ${JSON.stringify(details ?? {})}`);
  };
  const exportsFolder = join(folder, 'exports');
  await mkdir(exportsFolder, { recursive: true });
  const application = await startApplication({
    host: 'stdio',
    version: '0.0.0-test',
    dataFolder: join(folder, 'data'),
    keychain: null,
    environmentCredentials: {},
    fetch: globalThis.fetch,
    network: { isOnline: () => true, onChange: () => () => {} },
    chooseSaveTarget: ({ fileName, extension }) =>
      Promise.resolve(join(exportsFolder, `${fileName}.${extension}`)),
    showInFolder: () => Promise.resolve(false),
    printer: createChromiumPrinter(() => null),
    rosterWorker: new URL('../../electron/roster/worker.ts', import.meta.url),
    importWorker: new URL('../../electron/roster/importing/importWorker.ts', import.meta.url),
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    ...changed,
  });

  const past: MusterEvent[] = [];
  application.onEvent((event) => past.push(event));

  async function call<Name extends MethodName>(name: Name, params: ParamsInput<Name>) {
    const result = await application.dispatch(name, params);
    if (!result.ok)
      throw new MusterError(result.error.code, result.error.message, result.error.details);
    return contract[name].value.parse(result.value) as Value<Name>;
  }

  function waitFor<Name extends EventName>(
    name: Name,
    fits: (payload: EventPayload<Name>) => boolean,
  ): Promise<EventPayload<Name>> {
    const matches = (event: MusterEvent): event is MusterEvent & { event: Name } =>
      event.event === name && fits(event.payload as EventPayload<Name>);
    const found = past.find(matches);
    if (found !== undefined) return Promise.resolve(found.payload as EventPayload<Name>);
    return new Promise((resolve) => {
      const stop = application.onEvent((event) => {
        if (!matches(event)) return;
        stop();
        resolve(event.payload as EventPayload<Name>);
      });
    });
  }

  async function upToDate(): Promise<void> {
    const { phase } = await call('sync.status', {});
    if (phase === 'upToDate') return;
    past.length = 0;
    const again = await call('sync.status', {});
    if (again.phase !== 'upToDate')
      await waitFor('sync.status', (status) => status.phase === 'upToDate');
  }

  return { folder, application, call, waitFor, upToDate, log };
}

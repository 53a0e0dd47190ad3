import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { askSaveTarget, showBootFailure } from '#electron/main/dialogs.ts';
import { createElectronServices } from '#electron/main/electronServices.ts';
import { openExternalAddress, openVendorSite } from '#electron/main/externalLinks.ts';
import { readMainArguments } from '#electron/main/mainArguments.ts';
import { providerSchema } from '#shared/domain/capabilities.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import { app } from '#test/fakes/electron/app.ts';
import { resetSessions, session } from '#test/fakes/electron/session.ts';
import { dialog, shell } from '#test/fakes/electron/system.ts';
import { createRecordingLog } from '#test/fakes/fakeApplication.ts';

vi.mock('electron', () => import('#test/fakes/electron/index.ts'));

beforeEach(() => {
  app.reset();
  app.becomeReady();
  resetSessions();
  shell.opened.length = 0;
  shell.shown.length = 0;
  dialog.errors.length = 0;
});

describe('the command line', () => {
  it('is read between the arguments of Electron and Chromium', () => {
    const argv = ['electron', '.', '--enable-logging', '--data', '/d', '--lang=de', '--demo'];
    expect(readMainArguments(argv)).toEqual({ data: resolve('/d'), exports: null, demo: true });
    expect(readMainArguments(['muster', '--data=/d', '--exports=e'])).toEqual({
      data: resolve('/d'),
      exports: resolve('e'),
      demo: false,
    });
  });

  it('without a value says nothing', () => {
    expect(readMainArguments(['muster', '--data'])).toMatchObject({ data: null, demo: false });
  });
});

describe('links to the outside', () => {
  it('are https and open by their vendor', () => {
    for (const provider of providerSchema.options) openVendorSite(provider);
    expect(shell.opened).toHaveLength(3);
    for (const url of shell.opened) expect(new URL(url).protocol).toBe('https:');
  });

  it.each(['https://example.com/', 'mailto:a@b.c', 'file:///etc', 'constructor', ''])(
    'that nobody wrote into the table are dropped: %j',
    (address) => {
      openExternalAddress(address);
      expect(shell.opened).toEqual([]);
    },
  );
});

describe('choosing where an export goes', () => {
  const kitchen = { fileName: 'Kitchen/Bar', extension: 'xlsx' };
  const choose = () => askSaveTarget(null, kitchen);

  it('asks with a name that can be one, in the documents folder', async () => {
    dialog.saveAnswer = { canceled: true, filePath: '' };
    expect(await choose()).toBeNull();
    expect(dialog.saveQuestions.at(-1)).toEqual({
      defaultPath: join(app.getPath('documents'), 'Kitchen-Bar.xlsx'),
      filters: [{ name: 'XLSX', extensions: ['xlsx'] }],
    });
  });

  it('takes what was chosen, and never overwrites what nobody was asked about', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'muster-save-'));
    try {
      writeFileSync(join(folder, 'list.xlsx'), '');
      dialog.saveAnswer = { canceled: false, filePath: join(folder, 'list.XLSX') };
      expect(await choose()).toBe(join(folder, 'list.XLSX'));
      dialog.saveAnswer = { canceled: false, filePath: join(folder, 'list') };
      expect(await choose()).toBe(join(folder, 'list (2).xlsx'));
      dialog.saveAnswer = { canceled: false, filePath: join(folder, 'none', 'list.xlsx') };
      await expect(choose()).rejects.toMatchObject({ code: 'fileDenied' });
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

describe('a start that failed', () => {
  it('is told in a plain sentence', () => {
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    showBootFailure(new MusterError('storeTooNew', 'This data is from a newer Muster.'));
    write.mockRestore();
    expect(dialog.errors).toEqual([
      { title: 'Muster cannot start', content: 'This data is from a newer Muster.' },
    ]);
  });
});

describe('what Electron brings', () => {
  function services(exportsFolder: string | null = null) {
    const network = {
      isOnline: () => true,
      onChange: () => () => {},
      look: () => {},
      stop: () => {},
    };
    return createElectronServices({
      dataFolder: '/data',
      exportsFolder,
      rosterWorker: new URL('file:///out/main/rosterWorker.js'),
      importWorker: new URL('file:///out/main/importWorker.js'),
      network,
      log: createRecordingLog(),
      window: () => null,
    });
  }

  it('fetches through a session that leaves no cache behind', async () => {
    await services().fetch(new URL('https://api.example/x'));
    const network = session.fromPartition('muster-network');
    expect(network.fetched).toEqual(['https://api.example/x']);
    expect(network.options).toEqual({ cache: false });
    expect(network.partition).not.toMatch(/^persist:/);
  });

  it('shows a file in its folder', async () => {
    expect(await services().showInFolder('/exports/a.csv')).toBe(true);
    expect(shell.shown).toEqual(['/exports/a.csv']);
  });

  it('asks for a target, unless a folder was given', async () => {
    dialog.saveQuestions.length = 0;
    dialog.saveAnswer = { canceled: true, filePath: '' };
    expect(await services().chooseSaveTarget({ fileName: 'A', extension: 'csv' })).toBeNull();
    expect(dialog.saveQuestions).toHaveLength(1);
    const folder = mkdtempSync(join(tmpdir(), 'muster-unasked-'));
    try {
      const chosen = services(folder).chooseSaveTarget({ fileName: 'A', extension: 'csv' });
      expect(await chosen).toBe(join(folder, 'A.csv'));
      expect(dialog.saveQuestions).toHaveLength(1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

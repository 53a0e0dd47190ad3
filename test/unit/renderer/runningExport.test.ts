import { beforeEach, describe, expect, it } from 'vitest';
import { exportOutputSchema, exportSettingsSchema } from '#shared/domain/exporting.ts';
import { jobIdSchema } from '#shared/domain/ids.ts';
import { useView, view } from '../../../renderer/app/viewStore.ts';
import type { RunningExport } from '../../../renderer/features/exports/runningExport.ts';
import { uuid } from './changeOf.ts';

const output = exportOutputSchema.parse({ format: 'xlsx' });
const running: RunningExport = {
  jobId: jobIdSchema.parse(uuid(7, 1)),
  output,
  made: {
    kind: 'people',
    settings: exportSettingsSchema.parse({ columns: [{ field: 'name' }], output }),
  },
  isLeft: false,
};

describe('a file that is being written', () => {
  beforeEach(() => view.runExport(null));

  it('is still known on another screen', () => {
    view.runExport(running);
    view.showScreen('people');
    expect(useView.getState().exporting).toEqual(running);
  });

  it('is known to be left, if there is one', () => {
    view.leaveExport();
    expect(useView.getState().exporting).toBeNull();
    view.runExport(running);
    view.leaveExport();
    expect(useView.getState().exporting).toEqual({ ...running, isLeft: true });
  });

  it('is not remembered in another workspace than its own', () => {
    view.runExport(running);
    view.reset();
    expect(useView.getState().exporting).toEqual({ ...running, made: null });
  });
});

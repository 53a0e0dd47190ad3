import type { ExportRequest, ExportTemplate } from '#shared/domain/exporting.ts';
import { exportTemplateSchema } from '#shared/domain/exporting.ts';
import { fileHandleSchema, type JobId, jobIdSchema } from '#shared/domain/ids.ts';
import { MusterError } from '#shared/ipc/errors.ts';
import type { MusterEvent } from '#shared/ipc/events.ts';
import type { Handlers } from '../fakeBridge.ts';
import { exportOffers } from './exportOffers.ts';
import { FakeExports } from './fakeExports.ts';
import type { FakeOutbox } from './fakeOutbox.ts';
import { collator } from './fakeRoster.ts';
import { uuid } from './organisation.ts';
import type { Scenario } from './scenario.ts';

/** Exports of every kind and their templates, answered from memory; nothing is written anywhere. */
export function exportHandlers(
  outbox: FakeOutbox,
  scenario: Scenario,
  emit: (event: MusterEvent) => void,
): Handlers {
  const exports = new FakeExports(outbox);
  const cancelled = new Set<JobId>();
  let templates: ExportTemplate[] = scenario.hasTemplates ? someTemplates() : [];
  let fileName = 'Export';
  let made = 0;
  const pagePath = (request: ExportRequest, total: number) => {
    const page = request.output.format === 'pdf' ? request.output.page : null;
    const query = new URLSearchParams({
      people: String(total),
      page: JSON.stringify(page),
      rows: JSON.stringify(exports.preview(request, 40)),
    });
    return `/pages/fake?${query}`;
  };
  return {
    'exports.formats': ({ sourceKind }) => exportOffers(sourceKind, scenario.moreAttributes),
    'exports.preview': ({ rows, ...request }) => exports.preview(request, rows),
    'exports.text': (request) => {
      const parts = exports.text(request);
      return { parts, rows: exports.preview(request, 1).total };
    },
    'exports.page': ({ sheets: _sheets, ...request }) => {
      const { total } = exports.preview(request, 1);
      return {
        path: pagePath(request, total),
        sheets: Math.max(1, Math.ceil(total / 40)),
        people: total,
      };
    },
    'exports.print': (request) => ({
      isPrinted: false,
      path: pagePath(request, exports.preview(request, 1).total),
    }),
    'exports.chooseTarget': ({ suggestedName, format }) => {
      const offered = exportOffers('group', 0).formats.find((offer) => offer.format === format);
      fileName = `${suggestedName}.${offered?.extension ?? 'txt'}`;
      return { target: fileHandleSchema.parse(uuid(5, 1)), fileName };
    },
    'exports.run': ({ target, ...request }) => {
      made += 1;
      const jobId = jobIdSchema.parse(uuid(6, made));
      const { total } = exports.preview(request, 1);
      const steps = 12;
      const step = (done: number) => {
        if (cancelled.has(jobId)) {
          const error = { code: 'cancelled', message: 'The export was cancelled.' } as const;
          emit({ event: 'job.finished', payload: { jobId, outcome: { kind: 'failed', error } } });
        } else if (done > steps) {
          const outcome = {
            kind: 'done',
            target: target ?? fileHandleSchema.parse(uuid(8, made)),
            fileName,
            rows: total,
            bytes: 9000,
          } as const;
          emit({ event: 'job.finished', payload: { jobId, outcome } });
        } else {
          const progress = { done: Math.round((total * done) / steps), total, label: 'Writing' };
          emit({ event: 'job.progress', payload: { jobId, ...progress } });
          setTimeout(() => step(done + 1), scenario.exportMs / steps);
        }
      };
      setTimeout(() => step(0), 0);
      return { jobId };
    },
    'exports.cancel': ({ jobId }) => {
      cancelled.add(jobId);
      return {};
    },
    'exports.show': () => ({ downloadPath: null }),
    'exportTemplates.list': () => ({ templates }),
    'exportTemplates.save': ({ id, ...content }) => {
      if (templates.some((other) => other.name === content.name && other.id !== id)) {
        throw new MusterError('duplicateName', 'Another template has this name already.');
      }
      made += 1;
      const saved = exportTemplateSchema.parse({ ...content, id: id ?? uuid(7, 600 + made) });
      templates = [...templates.filter((other) => other.id !== saved.id), saved].sort(
        (one, other) => collator.compare(one.name, other.name),
      );
      return saved;
    },
    'exportTemplates.delete': ({ id }) => {
      templates = templates.filter((other) => other.id !== id);
      return {};
    },
  };
}

function someTemplates(): ExportTemplate[] {
  const nameAndPhone = [{ field: 'name' }, { field: 'phone', heading: 'Mobile' }];
  return [
    {
      name: 'Kitchen rota, printed',
      sourceKind: 'group',
      settings: {
        columns: nameAndPhone,
        output: { format: 'pdf', page: { document: 'signIn', paper: 'a4' } },
      },
    },
    {
      name: 'قائمة الهواتف',
      sourceKind: 'group',
      settings: { columns: nameAndPhone, output: { format: 'xlsx' } },
    },
    {
      name: 'Who is where, for the board',
      sourceKind: 'groups',
      settings: {
        columns: [{ field: 'name' }],
        output: { format: 'xlsx' },
        arrangement: 'matrix',
      },
    },
  ].map((template, index) => exportTemplateSchema.parse({ id: uuid(7, 500 + index), ...template }));
}

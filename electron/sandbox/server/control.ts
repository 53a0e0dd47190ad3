import { Hono } from 'hono';
import { z } from 'zod';
import type { Dataset } from '../dataset/dataset.ts';
import type { FaultBook } from '../faults/faultBook.ts';
import { faultRule } from '../faults/faultRule.ts';
import type { RequestCounts } from './requestCounts.ts';
import { sandboxState } from './sandboxState.ts';

/** The paths of the control surface begin with this; no vendor's do. */
export const controlPrefix = '/_sandbox/';

/** What tests and demonstrations steer the sandbox with; faults never strike here. */
export function createControl(dataset: Dataset, counts: RequestCounts, faults: FaultBook): Hono {
  const control = new Hono();

  control.get('/_sandbox/state', (context) => context.json(sandboxState(dataset, counts, faults)));

  control.post('/_sandbox/reset-counts', (context) => {
    counts.reset();
    return context.json(counts.report());
  });

  control.post('/_sandbox/faults', async (context) => {
    const rule = faultRule.safeParse(await context.req.json().catch(() => undefined));
    if (!rule.success) return context.json({ error: z.prettifyError(rule.error) }, 400);
    return context.json({ id: faults.add(rule.data) }, 201);
  });

  control.delete('/_sandbox/faults', (context) => {
    faults.clearAll();
    return context.json({ faults: faults.reports() });
  });

  control.delete('/_sandbox/faults/:id', (context) =>
    faults.clear(context.req.param('id'))
      ? context.json({ faults: faults.reports() })
      : context.json({ error: 'there is no such fault' }, 404),
  );

  control.notFound((context) => context.json({ error: 'no such control' }, 404));
  return control;
}

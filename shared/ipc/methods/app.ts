import { z } from 'zod';
import { tableLayoutSchema } from '../../domain/tableLayout.ts';
import { method } from '../method.ts';

export const settingsSchema = z.object({
  colorScheme: z.enum(['auto', 'light', 'dark']).default('auto'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
  /** `locale`: as the system writes dates. `iso`: 2026-11-28. `dayFirst`, `monthFirst`: 28/11/2026, 11/28/2026. */
  dateFormat: z.enum(['locale', 'iso', 'dayFirst', 'monthFirst']).default('locale'),
  /** The first day of a week in calendars. */
  weekStart: z.enum(['locale', 'monday', 'saturday', 'sunday']).default('locale'),
});
export type Settings = z.infer<typeof settingsSchema>;

export const appMethods = {
  'app.info': method(
    'What is running: version, host, and what that host cannot do.',
    z.object({}),
    z.object({
      name: z.string(),
      version: z.string(),
      host: z.enum(['electron', 'browserShell', 'stdio']),
      /** False: credentials are kept for this run only. */
      keepsCredentials: z.boolean(),
      platform: z.string(),
    }),
  ),
  'app.diagnostics': method(
    'What somebody who helps needs to know, as text: versions, sizes, states, the last syncs and errors. No names, addresses, keys or data of people.',
    z.object({}),
    z.object({ text: z.string() }),
  ),
  'layout.get': method(
    'How the tables of the open workspace look: columns, their order, sorting.',
    z.object({}),
    tableLayoutSchema,
  ),
  'layout.set': method(
    'Remembers how tables look; what is left out stays.',
    z.object({
      rosterColumns: tableLayoutSchema.shape.rosterColumns.unwrap().exactOptional(),
      rosterOrder: tableLayoutSchema.shape.rosterOrder.unwrap().exactOptional(),
      peopleColumns: tableLayoutSchema.shape.peopleColumns.unwrap().exactOptional(),
      groupSort: tableLayoutSchema.shape.groupSort.unwrap().exactOptional(),
      lastExports: tableLayoutSchema.shape.lastExports.unwrap().exactOptional(),
    }),
    tableLayoutSchema,
  ),
  'settings.get': method('Appearance and other choices.', z.object({}), settingsSchema),
  'settings.set': method(
    'Changes the choices given.',
    z.object({
      colorScheme: settingsSchema.shape.colorScheme.unwrap().exactOptional(),
      density: settingsSchema.shape.density.unwrap().exactOptional(),
      dateFormat: settingsSchema.shape.dateFormat.unwrap().exactOptional(),
      weekStart: settingsSchema.shape.weekStart.unwrap().exactOptional(),
    }),
    settingsSchema,
  ),
  'rpc.describe': method(
    'Every method and event with its JSON Schema.',
    z.object({}),
    z.object({
      methods: z.record(
        z.string(),
        z.object({ summary: z.string(), params: z.json(), value: z.json() }),
      ),
      events: z.record(z.string(), z.json()),
    }),
  ),
} as const;

import { z } from 'zod';
import { method } from '../method.ts';

export const settingsSchema = z.object({
  colorScheme: z.enum(['auto', 'light', 'dark']).default('auto'),
  density: z.enum(['comfortable', 'compact']).default('comfortable'),
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
  'settings.get': method('Appearance and other choices.', z.object({}), settingsSchema),
  'settings.set': method(
    'Changes the choices given.',
    z.object({
      colorScheme: settingsSchema.shape.colorScheme.unwrap().exactOptional(),
      density: settingsSchema.shape.density.unwrap().exactOptional(),
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

import { z } from 'zod';
import { tableLayoutSchema } from '#shared/domain/tableLayout.ts';
import { settingsSchema } from '#shared/ipc/methods/app.ts';

/*
 * Choices as the registry file holds them. Each stands for itself: one that is missing, damaged or of a newer Muster is
 * as if it had never been made, and neither the others nor the file suffer from it.
 */

const defaults = settingsSchema.parse({});
const { shape } = settingsSchema;

export const storedSettingsSchema = z.object({
  colorScheme: shape.colorScheme.catch(defaults.colorScheme),
  density: shape.density.catch(defaults.density),
  dateFormat: shape.dateFormat.catch(defaults.dateFormat),
  weekStart: shape.weekStart.catch(defaults.weekStart),
});

const plain = tableLayoutSchema.parse({});
const layout = tableLayoutSchema.shape;

export const storedLayoutSchema = z
  .object({
    rosterColumns: layout.rosterColumns.catch(plain.rosterColumns),
    rosterOrder: layout.rosterOrder.catch(plain.rosterOrder),
    peopleColumns: layout.peopleColumns.catch(plain.peopleColumns),
    groupSort: layout.groupSort.catch(plain.groupSort),
    lastExports: layout.lastExports.catch(plain.lastExports),
  })
  .catch(plain);

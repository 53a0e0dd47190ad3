import { type ImportShape, importShapeSchema } from '#shared/domain/importing.ts';

/** In the order they are offered. */
export const shapes: readonly ImportShape[] = importShapeSchema.options;

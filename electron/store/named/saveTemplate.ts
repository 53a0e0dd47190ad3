import { v7 as uuid } from 'uuid';
import { type ExportTemplate, exportTemplateSchema } from '#shared/domain/exporting.ts';
import { limits } from '#shared/domain/limits.ts';
import type { Params } from '#shared/ipc/contract.ts';
import type { Rows } from '../repositories/rows.ts';
import { saveNamed } from './saveNamed.ts';

const kind = {
  one: 'template',
  many: 'templates',
  limit: limits.exportTemplates,
  idKey: 'templateId',
};

/**
 * Keeps an export template: a new one, or in the place of the one named. Throws MusterError `notFound`, `duplicateName`
 * or `limitExceeded`.
 */
export function saveTemplate(
  { templates }: Rows,
  { id, name, sourceKind, settings }: Params<'exportTemplates.save'>,
): ExportTemplate {
  const item = {
    id: id ?? exportTemplateSchema.shape.id.parse(uuid()),
    name,
    sourceKind,
    settings,
  };
  return saveNamed(templates, { id, item }, kind);
}

import type {
  ExportFormat,
  ExportOutput,
  ExportSettings,
  ExportSourceKind,
  ExportTemplate,
  ExportTemplateId,
} from '#shared/domain/exporting.ts';
import type { PrintDocument, PrintPage } from '#shared/domain/printPage.ts';
import { freshSource, type SourceWish } from './sourceWish.ts';

/** An export that is being put together. */
export interface ExportDraft {
  wish: SourceWish;
  /** What was chosen by hand, by kind of source; of the others what was remembered counts. */
  settings: Partial<Record<ExportSourceKind, ExportSettings>>;
  /** The choices of formats looked at before, to be found again. */
  outputs: Partial<Record<ExportFormat, ExportOutput>>;
  /** The same of what is printed. */
  pages: Partial<Record<PrintDocument, PrintPage>>;
  /** The template picked last; the settings may have been changed since. */
  templateId: ExportTemplateId | null;
}

export const freshDraft: ExportDraft = {
  wish: freshSource,
  settings: {},
  outputs: {},
  pages: {},
  templateId: null,
};

/** A draft about this source. */
export function draftOf(wish: SourceWish): ExportDraft {
  return { ...freshDraft, wish };
}

export function withWish(draft: ExportDraft, change: Partial<SourceWish>): ExportDraft {
  const wish = { ...draft.wish, ...change };
  // A template is for one kind of source.
  return { ...draft, wish, templateId: wish.kind === draft.wish.kind ? draft.templateId : null };
}

/** A draft that finds these choices of a format again, also those that were only remembered from an export before. */
export function keepingOutput(draft: ExportDraft, output: ExportOutput): ExportDraft {
  const outputs = { ...draft.outputs, [output.format]: output };
  if (output.format !== 'pdf') return { ...draft, outputs };
  const { page } = output;
  return { ...draft, outputs, pages: { ...draft.pages, [page.document]: page } };
}

export function withSettings(draft: ExportDraft, settings: ExportSettings): ExportDraft {
  return {
    ...keepingOutput(draft, settings.output),
    settings: { ...draft.settings, [draft.wish.kind]: settings },
  };
}

/** As the template has it, for its own kind of source. */
export function withTemplate(draft: ExportDraft, template: ExportTemplate): ExportDraft {
  const ofKind = withWish(draft, { kind: template.sourceKind });
  return { ...withSettings(ofKind, template.settings), templateId: template.id };
}

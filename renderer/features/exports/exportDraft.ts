import type {
  ExportFormat,
  ExportOutput,
  ExportSettings,
  ExportSourceKind,
  ExportTemplate,
  ExportTemplateId,
} from '#shared/domain/exporting.ts';
import { freshSource, type SourceWish } from './sourceWish.ts';

/** An export that is being put together. */
export interface ExportDraft {
  wish: SourceWish;
  /** What was chosen by hand, by kind of source; of the others what was remembered counts. */
  settings: Partial<Record<ExportSourceKind, ExportSettings>>;
  /** The choices of formats looked at before, to be found again. */
  outputs: Partial<Record<ExportFormat, ExportOutput>>;
  /** The template picked last; the settings may have been changed since. */
  templateId: ExportTemplateId | null;
}

export const freshDraft: ExportDraft = {
  wish: freshSource,
  settings: {},
  outputs: {},
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

export function withSettings(draft: ExportDraft, settings: ExportSettings): ExportDraft {
  const { output } = settings;
  return {
    ...draft,
    settings: { ...draft.settings, [draft.wish.kind]: settings },
    outputs: { ...draft.outputs, [output.format]: output },
  };
}

/** As the template has it, for its own kind of source. */
export function withTemplate(draft: ExportDraft, template: ExportTemplate): ExportDraft {
  const ofKind = withWish(draft, { kind: template.sourceKind });
  return { ...withSettings(ofKind, template.settings), templateId: template.id };
}

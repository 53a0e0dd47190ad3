import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import type { ExportSettings, ExportSourceKind, ExportTemplate } from '#shared/domain/exporting.ts';
import type { Result } from '#shared/ipc/result.ts';
import { call } from '../../ipc/call.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { named, type Sentence } from '../../ui/sentence.ts';
import { showDone, showFailure } from '../../ui/toasts.tsx';

/** What is kept under a name. */
export interface TemplateContent {
  name: string;
  sourceKind: ExportSourceKind;
  settings: ExportSettings;
}

/** The templates kept in this workspace, and what can be done with them. */
export function useExportTemplates() {
  const queries = useQueryClient();
  const { data } = useAsk('exportTemplates.list', {});
  return {
    templates: data?.templates ?? noTemplates,
    /** Keeps a template; in the place of `kept`, where one is given. The caller shows a failure. */
    keep: (content: TemplateContent, kept: ExportTemplate | null) =>
      keepTemplate(queries, content, kept),
    /** Puts these settings into the place of those of a template, with Undo. */
    replace: async (kept: ExportTemplate, settings: ExportSettings): Promise<void> => {
      const result = await keepTemplate(queries, { ...kept, settings }, kept);
      if (!result.ok) showFailure('The template was not changed', result.error);
      else {
        tell(['Changed the template “', named(kept.name), '”'], () =>
          keepTemplate(queries, kept, kept),
        );
      }
    },
    /** Forgets a template, with Undo; false where it could not be done, which is told. */
    remove: async (kept: ExportTemplate): Promise<boolean> => {
      const result = await call('exportTemplates.delete', { id: kept.id });
      if (!result.ok) {
        showFailure('The template was not deleted', result.error);
        return false;
      }
      await askAgain(queries);
      tell(['Deleted the template “', named(kept.name), '”'], () =>
        keepTemplate(queries, kept, null),
      );
      return true;
    },
  };
}

const noTemplates: readonly ExportTemplate[] = [];

async function keepTemplate(
  queries: QueryClient,
  { name, sourceKind, settings }: TemplateContent,
  kept: ExportTemplate | null,
): Promise<Result<ExportTemplate>> {
  const params = { id: kept?.id ?? null, name, sourceKind, settings };
  const result = await call('exportTemplates.save', params);
  if (result.ok) await askAgain(queries);
  return result;
}

/** A template is no edit of the organisation: its Undo is not on the stack of those, and saves it again. */
function tell(what: Sentence, undo: () => Promise<Result<ExportTemplate>>): void {
  const run = async () => {
    const result = await undo();
    if (!result.ok) showFailure('This was not undone', result.error);
  };
  showDone(what, { label: 'Undo', run: () => void run() });
}

function askAgain(queries: QueryClient): Promise<void> {
  return queries.invalidateQueries({ queryKey: ['exportTemplates.list'] });
}

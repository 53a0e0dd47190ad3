import { useMemo } from 'react';
import type { ExportFormat, ExportRequest, ExportSettings } from '#shared/domain/exporting.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { useLayout } from '../../app/useLayout.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { systemLocale } from '../../ui/calendarLocale.ts';
import { type ExportDraft, keepingOutput, withSettings, withWish } from './exportDraft.ts';
import {
  defaultOutput,
  type ExportOffer,
  fitSettings,
  type Surroundings,
  writesColumns,
} from './exportSettings.ts';
import { paperOf } from './paper.ts';
import type { MadeExport } from './runningExport.ts';
import { missingOf, type ShownPart, type SourceWish, sourceOf } from './sourceWish.ts';
import { useShownPart } from './useShownPart.ts';

export type ChangeDraft = (change: (draft: ExportDraft) => ExportDraft) => void;

/** Everything about the export that is being put together. */
export interface Maker {
  draft: ExportDraft;
  change: ChangeDraft;
  wish: SourceWish;
  changeWish: (change: Partial<SourceWish>) => void;
  /** The filter and the chosen of the list it is about. */
  part: ShownPart;
  surroundings: Surroundings;
  /** Null until it is known what can be exported. */
  offer: ExportOffer | null;
  settings: ExportSettings | null;
  failure: Failure | null;
  retry: () => void;
  changeSettings: (change: Partial<ExportSettings>) => void;
  chooseFormat: (format: ExportFormat) => void;
  /** The format writes the chosen columns. */
  hasColumns: boolean;
  /** Null while something is to be chosen yet, and `missing` says what. */
  request: ExportRequest | null;
  missing: string | null;
  /** How it will be made, to be kept for another time; null as `request` is. */
  made: MadeExport | null;
}

export function useMaker(draft: ExportDraft, change: ChangeDraft): Maker {
  const { wish } = draft;
  const { layout } = useLayout();
  const { data, error, refetch } = useAsk('exports.formats', { sourceKind: wish.kind });
  const platform = useAsk('app.info', {}).data?.platform ?? '';
  const part = useShownPart(wish);
  const surroundings = useMemo(() => ({ platform, paper: paperOf(systemLocale()) }), [platform]);
  const offer = data ?? null;

  const chosen = draft.settings[wish.kind] ?? layout.lastExports[wish.kind] ?? null;
  const settings = useMemo(
    () => (offer === null ? null : fitSettings(chosen, offer, surroundings)),
    [chosen, offer, surroundings],
  );
  const arrangement = settings?.arrangement ?? 'sheets';
  const shownOrder = layout.rosterOrder;
  const source = useMemo(
    () => sourceOf(wish, { part, arrangement, shownOrder }),
    [wish, part, arrangement, shownOrder],
  );
  const hasColumns =
    offer === null || settings === null || writesColumns(settings.output.format, offer);
  const missing =
    missingOf(wish) ??
    (hasColumns && settings?.columns.length === 0 ? 'Choose at least one column.' : null);
  const request = useMemo((): ExportRequest | null => {
    if (source === null || settings === null || offer === null || missing !== null) return null;
    const { columns, output } = settings;
    // A format that asks for none is sent those that Muster would write: a request always has some.
    return { source, columns: columns.length === 0 ? fallback(offer) : columns, output };
  }, [source, settings, offer, missing]);

  const changeSettings = (changed: Partial<ExportSettings>) => {
    if (settings === null) return;
    change((before) =>
      withSettings(keepingOutput(before, settings.output), { ...settings, ...changed }),
    );
  };
  return {
    draft,
    change,
    wish,
    changeWish: (changed) => change((before) => withWish(before, changed)),
    part,
    surroundings,
    offer,
    settings,
    failure: error === null ? null : failureOf(error),
    retry: () => void refetch(),
    changeSettings,
    chooseFormat: (format) =>
      changeSettings({ output: draft.outputs[format] ?? defaultOutput(format, surroundings) }),
    hasColumns,
    request,
    missing,
    made:
      settings === null || request === null
        ? null
        : { kind: wish.kind, settings: { ...settings, columns: request.columns } },
  };
}

function fallback({ columns }: ExportOffer): ExportRequest['columns'] {
  return columns.slice(0, 1).map(({ field }) => ({ field, heading: null }));
}

import { SegmentedControl } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { dayOf } from '../../ui/localDays.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import { historyTextId } from './elementIds.ts';
import { focusHistory } from './focusHistory.ts';
import classes from './HistoryToolbar.module.css';
import { isSpanned, wishFor } from './historyWish.ts';
import { SpanChoice } from './SpanChoice.tsx';
import { kindLabels } from './stayWording.ts';

/** Whose stays are listed: by what happened, between which days, by a part of a name. */
export function HistoryToolbar(): ReactNode {
  const wish = useView((state) => state.historyWish);
  const today = dayOf(new Date());
  return (
    <div className={classes.toolbar}>
      <TextFilter />
      <SegmentedControl
        aria-label="Whose stays to show"
        data={[...kindLabels]}
        value={wish.kind}
        onChange={(kind) => view.wishHistory(wishFor(wish, kind, today))}
      />
      {isSpanned(wish.kind) && (
        <SpanChoice
          span={wish.span}
          today={today}
          onChange={(span) => view.wishHistory({ ...wish, span })}
        />
      )}
    </div>
  );
}

/** A part of a name, e-mail or phone. Down goes into the rows, Escape clears. */
function TextFilter(): ReactNode {
  const text = useView((state) => state.historyText);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape' && text !== '') view.filterHistory('');
    else if (event.key === 'ArrowDown') focusHistory();
    else return;
    event.preventDefault();
  };
  return (
    <SearchField
      id={historyTextId}
      className={classes.text}
      label="Filter this history"
      clearLabel="Clear the filter"
      value={text}
      onChange={view.filterHistory}
      onKeyDown={onKeyDown}
    />
  );
}

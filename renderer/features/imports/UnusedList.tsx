import { Button, EmptyState, Text } from '@mantine/core';
import { IconCircleCheck, IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { ImportId, UnusableLine } from '#shared/domain/importing.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { call } from '../../ipc/call.ts';
import { countOf, formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { MeasuredList } from '../../ui/MeasuredList.tsx';
import { useBusy } from '../../ui/useBusy.ts';
import { RosterRowsSkeleton } from '../roster/RosterSkeleton.tsx';
import { useUnusable } from './planLists.ts';
import classes from './Review.module.css';

/** Lines that come to nothing, each with its reason; they can be taken along as a file, to be mended. */
export function UnusedList({ importId }: { importId: ImportId }): ReactNode {
  const { items, total, failure, retry } = useUnusable(importId);
  const busy = useBusy();
  const [saved, setSaved] = useState<string | null>(null);
  const [saveFailure, setSaveFailure] = useState<Failure | null>(null);
  const save = async () => {
    setSaved(null);
    setSaveFailure(null);
    const result = await call('imports.saveUnusable', { importId });
    if (result.ok) setSaved(result.value.fileName);
    else setSaveFailure(result.error);
  };
  if (failure !== null) return <FailureNote failure={failure} retry={retry} />;
  if (items === null) return <RosterRowsSkeleton />;
  if (items.length === 0) {
    return (
      <EmptyState
        size="sm"
        icon={<IconCircleCheck aria-hidden />}
        title="Every line of the list is used"
      />
    );
  }
  return (
    <>
      <div className={classes.bar}>
        <Text size="sm" className={classes.barWords} role="status">
          {saved === null
            ? `${countOf(total, 'line comes', 'lines come')} to nothing. Save them with their reasons to mend them later.`
            : `Saved as ${saved}.`}
        </Text>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={() => busy.run('Saving…', save)}
        >
          {busy.words ?? 'Save as CSV…'}
        </Button>
      </div>
      {saveFailure !== null && <FailureNote failure={saveFailure} />}
      <MeasuredList
        className={classes.frame}
        label="Lines not used"
        items={items}
        keyOf={keyOfLine}
        renderItem={(line) => <UnusedLine line={line} />}
      />
    </>
  );
}

function keyOfLine({ line, reason }: UnusableLine): string {
  return `${line} ${reason}`;
}

function UnusedLine({ line: { line, reason, text } }: { line: UnusableLine }): ReactNode {
  return (
    <div className={classes.unused}>
      <span className={classes.lineNumber}>{formatCount(line)}</span>
      <div className={classes.unusedWords}>
        <Text size="sm" dir="auto" ta="left">
          {reason}
        </Text>
        <Text size="xs" c="dimmed" truncate dir="auto" ta="left" title={text}>
          {text}
        </Text>
      </div>
    </div>
  );
}

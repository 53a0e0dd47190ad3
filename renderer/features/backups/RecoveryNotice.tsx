import { Button, Group, Text } from '@mantine/core';
import { IconDatabaseExclamation } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Value } from '#shared/ipc/contract.ts';
import { view } from '../../app/viewStore.ts';
import { call } from '../../ipc/call.ts';
import { queryKey } from '../../ipc/queryKeys.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { giveFocusBack } from '../../ui/giveFocusBack.ts';
import { SentenceText } from '../../ui/SentenceText.tsx';
import { textOf } from '../../ui/sentence.ts';
import { showFailure } from '../../ui/toasts.tsx';
import { useDates } from '../../ui/useDates.ts';
import { changesTitleId } from '../changes/elementIds.ts';
import { groupListId } from '../groups/elementIds.ts';
import { wordRecovery } from './backupWording.ts';
import classes from './RecoveryNotice.module.css';

/** The data file was damaged, and what was done about it. It stays until somebody has said that they read it. */
export function RecoveryNotice(): ReactNode {
  const { data } = useAsk('backup.list', {});
  const queries = useQueryClient();
  const dates = useDates();
  const [isBusy, setIsBusy] = useState(false);
  const recovery = data?.recovery ?? null;
  if (recovery === null) return null;
  const now = new Date();

  const dismiss = async (button: HTMLElement) => {
    setIsBusy(true);
    const result = await call('backup.dismissRecovery', {});
    setIsBusy(false);
    if (!result.ok) {
      showFailure('The message cannot be put away yet', result.error);
      giveFocusBack(button);
      return;
    }
    queries.setQueryData<Value<'backup.list'>>(
      queryKey('backup.list', {}),
      (before) => before && { ...before, recovery: null },
    );
    // The button is gone; the keyboard goes on with what is under it.
    (document.getElementById(groupListId) ?? document.getElementById(changesTitleId))?.focus();
  };

  return (
    <section className={classes.notice} role="alert" aria-label="The data file was damaged">
      <IconDatabaseExclamation size={22} className={classes.icon} aria-hidden />
      <div className={classes.words}>
        <Text fw={650} size="sm">
          The data file was damaged (found {dates.moment(recovery.at, now)})
        </Text>
        <Text size="sm">
          {wordRecovery(recovery, dates, now).map((sentence) => (
            <span key={textOf(sentence)}>
              <SentenceText sentence={sentence} />{' '}
            </span>
          ))}
        </Text>
      </div>
      <Group gap="xs" wrap="nowrap">
        {recovery.editsToCheck > 0 && (
          <Button variant="default" onClick={() => view.showScreen('changes')}>
            Show changes
          </Button>
        )}
        <Button loading={isBusy} onClick={(event) => void dismiss(event.currentTarget)}>
          OK
        </Button>
      </Group>
    </section>
  );
}

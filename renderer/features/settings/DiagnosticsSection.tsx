import { Button, Group, Skeleton, Textarea } from '@mantine/core';
import { IconCopy, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { copyText } from '../../ui/copyText.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { showNote } from '../../ui/toasts.tsx';
import classes from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

const shownLines = 14;

/** What somebody who helps needs to know, to be read before it is passed on. */
export function DiagnosticsSection(): ReactNode {
  const { data, error, refetch, isFetching } = useAsk('app.diagnostics', {});
  const queries = useQueryClient();
  // It tells of this moment, and nothing says when that has passed.
  useEffect(() => void queries.invalidateQueries({ queryKey: ['app.diagnostics'] }), [queries]);
  const copy = async (text: string) => {
    const hasCopied = await copyText(text);
    showNote(hasCopied ? 'Copied the diagnostics.' : 'The clipboard cannot be used here.');
  };
  return (
    <SettingsSection
      name="diagnostics"
      about="For whoever helps you. No names, addresses, keys or other data of people are in it."
    >
      {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
      {data === undefined && error === null && (
        // As high as what comes, so that whoever was led here stays here.
        <Skeleton height={shownLines * 20} />
      )}
      {data !== undefined && (
        <>
          <Textarea
            aria-label="Diagnostics"
            readOnly
            rows={shownLines}
            classNames={{ input: classes.diagnostics }}
            value={data.text}
          />
          <Group gap="xs" mt="sm">
            <Button
              variant="default"
              leftSection={<IconCopy size={15} aria-hidden />}
              onClick={() => void copy(data.text)}
            >
              Copy diagnostics
            </Button>
            <Button
              variant="subtle"
              leftSection={<IconRefresh size={15} aria-hidden />}
              loading={isFetching}
              onClick={() => void refetch()}
            >
              Look again
            </Button>
          </Group>
        </>
      )}
    </SettingsSection>
  );
}

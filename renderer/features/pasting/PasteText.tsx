import { Button, Group, Loader, Stack, Text, Textarea } from '@mantine/core';
import type { KeyboardEvent, ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import type { Failure } from '#shared/ipc/errors.ts';
import { AfterDelay } from '../../ui/AfterDelay.tsx';
import { formatCount } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { countLines } from './pasteWording.ts';
import { useFirstFocus } from './useFirstFocus.ts';

interface PasteTextProps {
  text: string;
  isBusy: boolean;
  failure: Failure | null;
  onChange: (text: string) => void;
  onLookUp: () => void;
  onCancel: () => void;
}

/** The text that people are looked for in. Ctrl/Cmd+Enter looks. */
export function PasteText(props: PasteTextProps): ReactNode {
  const { text, isBusy, failure } = props;
  const field = useFirstFocus<HTMLTextAreaElement>();
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  const isTooLong = text.length > limits.pastedText || lines > limits.pastedLines;
  const isReady = lines > 0 && !isTooLong && !isBusy;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (isReady) props.onLookUp();
  };
  return (
    <Stack gap="sm">
      <Textarea
        label="People, one on each line"
        description="A column or a block of a spreadsheet, or the addresses of a mail program."
        ref={field}
        data-autofocus
        rows={14}
        spellCheck={false}
        placeholder={'Amara Okafor\tamara@example.org\nBruno Carvalho <bruno@example.org>'}
        value={text}
        error={
          isTooLong
            ? `At most ${formatCount(limits.pastedLines)} lines at a time. Please paste them in parts.`
            : null
        }
        onChange={(event) => props.onChange(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      {failure !== null && <FailureNote failure={failure} />}
      <Group justify="space-between" gap="xs">
        <Group gap={8}>
          {isBusy && (
            <AfterDelay>
              <Loader size={14} aria-hidden />
              <Text size="xs" c="dimmed" role="status">
                Looking up {countLines(lines)}…
              </Text>
            </AfterDelay>
          )}
          {!isBusy && lines > 0 && (
            <Text size="xs" c="dimmed">
              {countLines(lines)}
            </Text>
          )}
        </Group>
        <Group gap="xs">
          <Button variant="default" onClick={props.onCancel}>
            Cancel
          </Button>
          <Button disabled={!isReady} onClick={props.onLookUp}>
            Look them up
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}

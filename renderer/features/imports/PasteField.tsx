import { Button, Text, Textarea } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useState } from 'react';
import { view } from '../../app/viewStore.ts';
import { countOf } from '../../ui/counts.ts';
import classes from './FileStep.module.css';

interface PasteFieldProps {
  /** What was pasted before. */
  text: string;
  isBusy: boolean;
  onUse: (text: string) => void;
}

/** A list as text. Ctrl/Cmd+Enter takes it. */
export function PasteField({ text, isBusy, onUse }: PasteFieldProps): ReactNode {
  const [typed, setTyped] = useState(text);
  const lines = typed.split('\n').filter((line) => line.trim() !== '').length;
  const isReady = lines > 0 && !isBusy;
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (isReady) onUse(typed);
  };
  return (
    <div className={classes.paste}>
      <Textarea
        label="Or paste it here"
        classNames={{ root: classes.field, wrapper: classes.field, input: classes.text }}
        spellCheck={false}
        placeholder={'Name\tE-mail\tGroup\nAmara Okafor\tamara@example.org\tDrivers'}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={() => view.changeImport((draft) => ({ ...draft, pasted: typed }))}
        onKeyDown={onKeyDown}
      />
      <div className={classes.use}>
        <Text size="xs" c="dimmed">
          {lines > 0 && countOf(lines, 'line', 'lines')}
        </Text>
        <Button variant="default" disabled={!isReady} onClick={() => onUse(typed)}>
          Use this list
        </Button>
      </div>
    </div>
  );
}

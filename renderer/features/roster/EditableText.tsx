import { ActionIcon, Text, Textarea, TextInput, Tooltip } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Failure } from '#shared/ipc/errors.ts';
import { FieldFailure } from '../../ui/FieldFailure.tsx';
import { refusable } from '../../ui/Refusable.tsx';
import { remainingOf } from '../groups/remaining.ts';
import classes from './EditableText.module.css';

interface EditableTextProps {
  /** What is edited: "Group name". */
  label: string;
  /** The pencil: "Rename group". */
  action: string;
  value: string;
  /** Why it cannot be edited; null: it can. */
  refusal: string | null;
  isEditing: boolean;
  onStart: () => void;
  onEnd: () => void;
  /** Null when it was taken; the failure is shown at the field and the text stays to be mended. */
  save: (value: string) => Promise<Failure | null>;
  limit: number | null;
  isRequired?: boolean;
  isMultiline?: boolean;
  /** The text as it stands when it is not edited. */
  children: ReactNode;
}

/** A text that is edited in its place: a click or F2 begins, Enter keeps, Escape gives up. */
export function EditableText(props: EditableTextProps): ReactNode {
  const { action, refusal, isEditing, onStart, children } = props;
  const pencil = useRef<HTMLButtonElement>(null);
  if (isEditing && refusal === null)
    return <TextEditor {...props} returnFocus={() => pencil.current?.focus()} />;
  return (
    <div className={classes.text}>
      {children}
      <Tooltip
        label={refusal ?? action}
        multiline
        maw={280}
        events={{ hover: true, focus: refusal !== null, touch: refusal !== null }}
      >
        <ActionIcon
          ref={pencil}
          className={classes.pencil}
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={action}
          {...refusable(refusal, onStart)}
        >
          <IconPencil size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

interface TextEditorProps extends EditableTextProps {
  returnFocus: () => void;
}

function TextEditor(props: TextEditorProps): ReactNode {
  const { label, value, onEnd, save, limit, isRequired = false, isMultiline = false } = props;
  const [text, setText] = useState(value);
  const [failure, setFailure] = useState<Failure | null>(null);
  const isSaving = useRef(false);
  const editor = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const field = editor.current?.querySelector<HTMLInputElement>('input, textarea');
    field?.focus();
    field?.select();
  }, []);
  const remaining = remainingOf(text, limit);
  const isUnfit = (isRequired && text.trim() === '') || remaining?.isOver === true;

  const finish = () => {
    const hasFocus = editor.current?.contains(document.activeElement) === true;
    onEnd();
    // The pencil is back after the next render. Who has gone elsewhere meanwhile stays there.
    if (hasFocus) requestAnimationFrame(props.returnFocus);
  };
  const keep = async () => {
    if (isSaving.current || isUnfit) return;
    if (text.trim() === value) {
      finish();
      return;
    }
    isSaving.current = true;
    const refused = await save(text.trim());
    isSaving.current = false;
    setFailure(refused);
    if (refused === null) finish();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.stopPropagation();
      finish();
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      void keep();
    }
  };
  const shared = {
    'aria-label': label,
    className: classes.editor,
    value: text,
    error: failure === null ? remaining?.isOver === true : <FieldFailure failure={failure} />,
    onKeyDown,
    onBlur: () => {
      if (isUnfit) onEnd();
      else if (failure === null) void keep();
    },
  };
  return (
    <div ref={editor} className={classes.editing}>
      {isMultiline ? (
        <Textarea
          {...shared}
          autosize
          minRows={1}
          maxRows={5}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      ) : (
        <TextInput {...shared} onChange={(event) => setText(event.currentTarget.value)} />
      )}
      {remaining !== null && remaining.words !== null && (
        <Text
          size="xs"
          c={remaining.isOver ? 'var(--mantine-color-error)' : 'dimmed'}
          role="status"
        >
          {remaining.words}
        </Text>
      )}
    </div>
  );
}

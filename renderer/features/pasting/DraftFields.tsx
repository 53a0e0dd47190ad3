import { TextInput } from '@mantine/core';
import type { Dispatch, ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { emailTrouble, type PersonDraft } from '../roster/newPersonWording.ts';
import classes from './PasteReview.module.css';
import type { PasteAction, ReviewedRow } from './pasteChoices.ts';

interface DraftFieldsProps {
  reviewed: ReviewedRow;
  draft: PersonDraft;
  dispatch: Dispatch<PasteAction>;
}

/** Somebody who is to be made, as the line gave them, to be mended. */
export function DraftFields({ reviewed, draft, dispatch }: DraftFieldsProps): ReactNode {
  const change = (field: keyof PersonDraft, value: string) =>
    dispatch({ kind: 'draft', key: reviewed.key, draft: { ...draft, [field]: value } });
  const { line } = reviewed.row;
  return (
    <div className={classes.draft}>
      <TextInput
        aria-label={`Name, line ${line}`}
        placeholder="Name"
        maxLength={limits.nameLength}
        value={draft.name}
        error={draft.name.trim() === '' ? 'A person needs a name.' : null}
        onChange={(event) => change('name', event.currentTarget.value)}
      />
      <TextInput
        aria-label={`E-mail, line ${line}`}
        placeholder="E-mail"
        maxLength={limits.emailLength}
        value={draft.email}
        error={emailTrouble(draft)}
        onChange={(event) => change('email', event.currentTarget.value)}
      />
      <TextInput
        aria-label={`Phone, line ${line}`}
        placeholder="Phone"
        maxLength={limits.phoneLength}
        value={draft.phone}
        onChange={(event) => change('phone', event.currentTarget.value)}
      />
    </div>
  );
}

import { Badge, Button, Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import type { ImportChoice, ImportPerson } from '#shared/domain/importing.ts';
import { NamedRadioGroup } from '../../ui/NamedRadioGroup.tsx';
import { Refusable } from '../../ui/Refusable.tsx';
import { CandidateLine } from '../pasting/CandidateLine.tsx';
import { nameOfPerson } from './importWording.ts';
import { PersonOfFile } from './PersonOfFile.tsx';
import classes from './Review.module.css';

interface DecideItemProps {
  person: ImportPerson;
  choice: ImportChoice | null;
  /** Why nobody new can be made of them; null: they can. */
  noNew: string | null;
  /** Null: open again. */
  onChoose: (choice: ImportChoice | null) => void;
}

/** Somebody as the file has them, and who they may be here, the best first. */
export function DecideItem({ person, choice, noNew, onChoose }: DecideItemProps): ReactNode {
  const { candidates } = person;
  const name = nameOfPerson(person);
  const choose = (value: string) => {
    const candidate = candidates.find(({ id }) => id === value);
    if (candidate !== undefined) onChoose({ kind: 'person', personId: candidate.id });
    else if (value === 'skip') onChoose({ kind: 'skip' });
    else if (value === 'new' && noNew === null) onChoose({ kind: 'new' });
  };
  return (
    <div className={classes.decide}>
      <PersonOfFile person={person}>
        {choice !== null && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            flex="none"
            onClick={({ currentTarget }) => {
              // The button goes away with the decision.
              currentTarget.closest('li')?.querySelector('input')?.focus();
              onChoose(null);
            }}
          >
            Decide later
          </Button>
        )}
      </PersonOfFile>
      <NamedRadioGroup
        name={`Who is ${name}?`}
        value={choice === null ? null : choice.kind === 'person' ? choice.personId : choice.kind}
        onChange={choose}
        className={classes.choices}
      >
        <Stack gap={9}>
          {candidates.map((candidate, index) => (
            <Radio
              key={candidate.id}
              value={candidate.id}
              classNames={{ body: classes.radio, labelWrapper: classes.radioLabel }}
              label={
                <span className={classes.candidate}>
                  <span className={classes.key} aria-hidden>
                    {index + 1}
                  </span>
                  <CandidateLine candidate={candidate} />
                  {index === 0 && (
                    <Badge variant="light" size="sm" tt="none" flex="none">
                      Best match
                    </Badge>
                  )}
                </span>
              }
            />
          ))}
          <div className={classes.others}>
            <Refusable reason={noNew}>
              <Radio
                value="new"
                label="Somebody new"
                aria-disabled={noNew !== null || undefined}
                className={noNew === null ? undefined : classes.refused}
              />
            </Refusable>
            <Radio value="skip" label="Leave out" />
          </div>
        </Stack>
      </NamedRadioGroup>
    </div>
  );
}

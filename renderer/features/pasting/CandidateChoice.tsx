import { Badge, Radio, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { NamedRadioGroup } from '../../ui/NamedRadioGroup.tsx';
import { CandidateLine } from './CandidateLine.tsx';
import classes from './PasteReview.module.css';
import type { Pick, ReviewedRow } from './pasteChoices.ts';

interface CandidateChoiceProps {
  reviewed: ReviewedRow;
  pick: Pick | null;
  canCreate: boolean;
  onChoose: (pick: Pick) => void;
}

/** Whom a line means: one of those it may mean, the best first, or none of them. */
export function CandidateChoice(props: CandidateChoiceProps): ReactNode {
  const { reviewed, pick, canCreate, onChoose } = props;
  const { row } = reviewed;
  const picked = (value: string): Pick =>
    value === 'create' ? 'create' : (row.candidates.find(({ id }) => id === value)?.id ?? 'leave');
  return (
    <NamedRadioGroup
      name={`Who is “${row.text}”?`}
      value={pick}
      onChange={(value) => onChoose(picked(value))}
      className={classes.choices}
    >
      <Stack gap={9}>
        {row.candidates.map((candidate, index) => (
          <Radio
            key={candidate.id}
            value={candidate.id}
            classNames={{ body: classes.radio, labelWrapper: classes.radioLabel }}
            label={
              <span className={classes.candidate}>
                <CandidateLine candidate={candidate} />
                {candidate.isMember && (
                  <Text span size="xs">
                    In the group already
                  </Text>
                )}
                {index === 0 && (
                  <Badge variant="light" size="sm" tt="none" flex="none">
                    Suggested
                  </Badge>
                )}
              </span>
            }
          />
        ))}
        <Radio value="leave" label="None of these" />
        {canCreate && <Radio value="create" label="Somebody new" />}
      </Stack>
    </NamedRadioGroup>
  );
}

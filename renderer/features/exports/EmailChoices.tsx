import { NumberInput, Select, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { addressSeparatorSchema, type ExportOutput } from '#shared/domain/exporting.ts';
import classes from './OutputChoices.module.css';

type EmailOutput = Extract<ExportOutput, { format: 'emails' }>;

interface EmailChoicesProps {
  output: EmailOutput;
  onChange: (output: ExportOutput) => void;
}

/** How addresses stand in a line, and how many a mail server takes at once. */
export function EmailChoices({ output, onChange }: EmailChoicesProps): ReactNode {
  return (
    <>
      <Select
        label="Between addresses"
        className={classes.medium}
        allowDeselect={false}
        data={[
          { value: 'comma', label: 'Comma' },
          { value: 'semicolon', label: 'Semicolon' },
          { value: 'line', label: 'Each on a line of its own' },
        ]}
        value={output.separator}
        onChange={(separator) =>
          onChange({ ...output, separator: addressSeparatorSchema.parse(separator) })
        }
      />
      <NumberInput
        label="At most in one text"
        className={classes.short}
        size="xs"
        placeholder="All"
        min={1}
        max={10_000}
        clampBehavior="strict"
        allowDecimal={false}
        allowNegative={false}
        value={output.chunk ?? ''}
        onChange={(chunk) =>
          onChange({ ...output, chunk: typeof chunk === 'number' && chunk > 0 ? chunk : null })
        }
      />
      <Text size="xs" c="dimmed" className={classes.help}>
        Outlook wants semicolons, Apple Mail commas.
      </Text>
    </>
  );
}

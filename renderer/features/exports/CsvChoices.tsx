import { Button, Checkbox, Select } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { type ExportOutput, exportOutputSchema } from '#shared/domain/exporting.ts';
import classes from './OutputChoices.module.css';

type CsvOutput = Extract<ExportOutput, { format: 'csv' }>;

interface CsvChoicesProps {
  output: CsvOutput;
  /** What the programs of this locale split CSV at. */
  usualSeparator: ',' | ';';
  onChange: (output: ExportOutput) => void;
}

const separatorNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab' } as const;
/** The value of the choice that follows the locale. */
const usual = 'usual';

/** How a CSV file is written. What hardly anybody asks for is behind a button. */
export function CsvChoices({ output, usualSeparator, onChange }: CsvChoicesProps): ReactNode {
  const [isMore, setIsMore] = useState(output.lineEnds !== 'crlf' || !output.byteOrderMark);
  const Chevron = isMore ? IconChevronUp : IconChevronDown;
  return (
    <>
      <Select
        label="Separator"
        className={classes.long}
        allowDeselect={false}
        data={[
          {
            value: usual,
            label: `As Excel here expects (${separatorNames[usualSeparator]})`,
          },
          { value: ',', label: 'Comma' },
          { value: ';', label: 'Semicolon' },
          { value: '\t', label: 'Tab' },
        ]}
        value={output.separator ?? usual}
        onChange={(separator) =>
          onChange(
            exportOutputSchema.parse({
              ...output,
              separator: separator === usual ? null : separator,
            }),
          )
        }
        comboboxProps={{ width: 'max-content', position: 'bottom-start' }}
      />
      <Button
        variant="subtle"
        aria-expanded={isMore}
        rightSection={<Chevron size={14} aria-hidden />}
        onClick={() => setIsMore(!isMore)}
      >
        More
      </Button>
      {isMore && (
        <>
          <Select
            label="Lines end as in"
            className={classes.medium}
            allowDeselect={false}
            data={[
              { value: 'crlf', label: 'Windows (CR LF)' },
              { value: 'lf', label: 'Unix and macOS (LF)' },
            ]}
            value={output.lineEnds}
            onChange={(lineEnds) => onChange(exportOutputSchema.parse({ ...output, lineEnds }))}
          />
          <Checkbox
            label="Byte order mark, so that Excel reads accents"
            checked={output.byteOrderMark}
            onChange={(event) =>
              onChange({ ...output, byteOrderMark: event.currentTarget.checked })
            }
          />
        </>
      )}
    </>
  );
}

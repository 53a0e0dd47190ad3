import { NativeSelect } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  type ImportReading,
  importEncodingSchema,
  importSeparatorSchema,
} from '#shared/domain/importing.ts';
import type { Value } from '#shared/ipc/contract.ts';
import { view } from '../../app/viewStore.ts';
import classes from './ColumnsStep.module.css';
import { readOtherwise } from './importDraft.ts';
import { encodingLabels, separatorLabels } from './importWording.ts';

interface ReadingFieldsProps {
  /** The last that could be read; what was chosen since stands over it. */
  read: Value<'imports.read'>;
  reading: ImportReading;
}

/** How the file is read, to be corrected where the cells below look wrong. */
export function ReadingFields({ read, reading }: ReadingFieldsProps): ReactNode {
  const change = (changes: Partial<ImportReading>) =>
    view.changeImport((draft) => readOtherwise(draft, changes));
  return (
    <fieldset className={classes.reading} aria-label="How the file is read">
      {read.encoding !== null && (
        <NativeSelect
          size="xs"
          label="Letters"
          description={found(reading.encoding)}
          value={reading.encoding ?? read.encoding}
          data={importEncodingSchema.options.map((value) => ({
            value,
            label: encodingLabels[value],
          }))}
          onChange={(event) =>
            change({ encoding: importEncodingSchema.parse(event.currentTarget.value) })
          }
        />
      )}
      {read.separator !== null && (
        <NativeSelect
          size="xs"
          label="Between the cells"
          description={found(reading.separator)}
          value={reading.separator ?? read.separator}
          data={importSeparatorSchema.options.map((value) => ({
            value,
            label: separatorLabels[value],
          }))}
          onChange={(event) =>
            change({ separator: importSeparatorSchema.parse(event.currentTarget.value) })
          }
        />
      )}
      {read.sheet !== null && (
        <NativeSelect
          size="xs"
          label="Sheet"
          description={reading.sheet === null ? 'The first with a list' : 'Chosen'}
          value={reading.sheet ?? read.sheet}
          data={read.sheets}
          onChange={(event) => change({ sheet: event.currentTarget.value, hasHeading: null })}
        />
      )}
      <NativeSelect
        size="xs"
        label="First line"
        description={found(reading.hasHeading)}
        value={(reading.hasHeading ?? read.hasHeading) ? 'heading' : 'data'}
        data={[
          { value: 'heading', label: 'Names the columns' },
          { value: 'data', label: 'Is a line like the others' },
        ]}
        onChange={(event) => change({ hasHeading: event.currentTarget.value === 'heading' })}
      />
    </fieldset>
  );
}

function found(chosen: unknown): string {
  return chosen === null ? 'Detected' : 'Chosen';
}

import { Radio, Text } from '@mantine/core';
import {
  IconAddressBook,
  IconBraces,
  IconClipboard,
  IconCsv,
  IconFileSpreadsheet,
  IconMail,
  IconPrinter,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type ExportFormat, exportFormatSchema } from '#shared/domain/exporting.ts';
import { NamedRadioGroup } from '../../ui/NamedRadioGroup.tsx';
import classes from './FormatChoice.module.css';
import { formatLabels } from './formatWording.ts';

interface FormatChoiceProps {
  formats: readonly ExportFormat[];
  value: ExportFormat;
  onChange: (format: ExportFormat) => void;
}

const icons: Readonly<Record<ExportFormat, typeof IconCsv>> = {
  xlsx: IconFileSpreadsheet,
  csv: IconCsv,
  pdf: IconPrinter,
  emails: IconMail,
  vcard: IconAddressBook,
  tsv: IconClipboard,
  json: IconBraces,
};

/** Those asked for most come first. */
const usual: readonly ExportFormat[] = ['xlsx', 'csv', 'pdf', 'emails', 'vcard', 'tsv', 'json'];

export function FormatChoice({ formats, value, onChange }: FormatChoiceProps): ReactNode {
  return (
    <NamedRadioGroup
      name="Format"
      value={value}
      onChange={(chosen) => onChange(exportFormatSchema.parse(chosen))}
    >
      <div className={classes.formats}>
        {usual
          .filter((format) => formats.includes(format))
          .map((format) => {
            const Icon = icons[format];
            return (
              <Radio.Card
                key={format}
                value={format}
                className={classes.card}
                aria-label={formatLabels[format]}
              >
                <Icon size={19} stroke={1.6} aria-hidden />
                <Text span size="xs" fw={600}>
                  {formatLabels[format]}
                </Text>
              </Radio.Card>
            );
          })}
      </div>
    </NamedRadioGroup>
  );
}

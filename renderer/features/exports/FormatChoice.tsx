import { Radio, SimpleGrid, Text } from '@mantine/core';
import { IconCsv, IconFileSpreadsheet } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type ExportFormat, exportFormatSchema } from '#shared/domain/exporting.ts';
import type { Value } from '#shared/ipc/contract.ts';
import classes from './FormatChoice.module.css';

interface FormatChoiceProps {
  formats: Value<'exports.formats'>['formats'];
  value: ExportFormat;
  onChange: (format: ExportFormat) => void;
  isDisabled: boolean;
}

const icons: Readonly<Partial<Record<ExportFormat, typeof IconCsv>>> = {
  xlsx: IconFileSpreadsheet,
  csv: IconCsv,
};

export function FormatChoice({
  formats,
  value,
  onChange,
  isDisabled,
}: FormatChoiceProps): ReactNode {
  return (
    <Radio.Group
      label="Format"
      value={value}
      onChange={(chosen) => {
        const format = exportFormatSchema.safeParse(chosen);
        if (format.success) onChange(format.data);
      }}
    >
      <SimpleGrid cols={2} spacing={8} mt={4}>
        {formats.map(({ format, label }) => {
          const Icon = icons[format] ?? IconFileSpreadsheet;
          return (
            <Radio.Card key={format} value={format} disabled={isDisabled} className={classes.card}>
              <Icon size={20} stroke={1.6} aria-hidden />
              <Text span size="sm" fw={600}>
                {label}
              </Text>
            </Radio.Card>
          );
        })}
      </SimpleGrid>
    </Radio.Group>
  );
}

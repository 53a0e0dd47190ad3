import { Group, Radio, SegmentedControl, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { instantOf } from '#shared/domain/time.ts';
import { type Settings, settingsSchema } from '#shared/ipc/methods/app.ts';
import { useSettings } from '../../app/useSettings.ts';
import { systemLocale } from '../../ui/calendarLocale.ts';
import { createDateFormats } from '../../ui/dates.ts';
import { useNow } from '../sync/useNow.ts';
import { changeSettings } from './changeSettings.ts';
import { dateFormats, weekStarts, wordExample } from './dateChoices.ts';
import { SettingsField } from './SettingsField.tsx';
import classes from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** How dates are written, each way with today as the example, and where a week begins. */
export function DateSection(): ReactNode {
  const { dateFormat, weekStart } = useSettings();
  const queries = useQueryClient();
  return (
    <SettingsSection
      name="dates"
      about="On the screen. Files you export have formats of their own."
    >
      <Radio.Group
        className={classes.field}
        label="How dates are written"
        value={dateFormat}
        onChange={(value) => {
          const chosen = settingsSchema.shape.dateFormat.safeParse(value);
          if (chosen.success) void changeSettings(queries, { dateFormat: chosen.data });
        }}
      >
        <Stack gap={10} mt={8}>
          {dateFormats.map(({ value, label }) => (
            <Radio
              key={value}
              value={value}
              label={
                <Group gap="sm" component="span">
                  {label}
                  <Example dateFormat={value} />
                </Group>
              }
            />
          ))}
        </Stack>
      </Radio.Group>
      <SettingsField label="A week begins on">
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            value={weekStart}
            onChange={(value) => void changeSettings(queries, { weekStart: value })}
            data={weekStarts(systemLocale())}
          />
        )}
      </SettingsField>
    </SettingsSection>
  );
}

function Example({ dateFormat }: { dateFormat: Settings['dateFormat'] }): ReactNode {
  const formats = useMemo(() => createDateFormats(undefined, undefined, dateFormat), [dateFormat]);
  const now = useNow();
  return (
    <Text span inherit c="dimmed" className={classes.example}>
      {wordExample(formats, instantOf(now.getTime()))}
    </Text>
  );
}

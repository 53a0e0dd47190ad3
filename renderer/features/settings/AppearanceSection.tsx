import { SegmentedControl, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Settings } from '#shared/ipc/methods/app.ts';
import { useSettings } from '../../app/useSettings.ts';
import { PersonAvatar } from '../../ui/PersonAvatar.tsx';
import { changeSettings } from './changeSettings.ts';
import { SettingsField } from './SettingsField.tsx';
import classes from './SettingsScreen.module.css';
import { SettingsSection } from './SettingsSection.tsx';

/** Light or dark, and how close the rows stand, with a few to see it by. */
export function AppearanceSection(): ReactNode {
  const { colorScheme, density } = useSettings();
  const queries = useQueryClient();
  return (
    <SettingsSection name="appearance">
      <SettingsField label="Colours">
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            value={colorScheme}
            onChange={(value) => void changeSettings(queries, { colorScheme: value })}
            data={colorSchemes}
          />
        )}
      </SettingsField>
      <SettingsField label="Rows">
        {(labelId) => (
          <SegmentedControl
            aria-labelledby={labelId}
            value={density}
            onChange={(value) => void changeSettings(queries, { density: value })}
            data={densities}
          />
        )}
      </SettingsField>
      <div className={classes.preview} role="img" aria-label={`Rows, ${density}`}>
        {people.map(({ name, email }) => (
          <div key={name} className={classes.previewRow}>
            <PersonAvatar id={name} name={name} />
            <Text span size="sm" className={classes.previewName}>
              {name}
            </Text>
            <Text span size="sm" c="dimmed">
              {email}
            </Text>
          </div>
        ))}
      </div>
    </SettingsSection>
  );
}

const colorSchemes: { value: Settings['colorScheme']; label: string }[] = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];

const densities: { value: Settings['density']; label: string }[] = [
  { value: 'comfortable', label: 'Comfortable' },
  { value: 'compact', label: 'Compact' },
];

/** Nobody's: only to see the rows by. */
const people = [
  { name: 'Ada Example', email: 'ada@example.org' },
  { name: 'Ben Sample', email: 'ben@example.org' },
  { name: 'Cleo Pattern', email: 'cleo@example.org' },
];

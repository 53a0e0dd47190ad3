import { Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './SettingsScreen.module.css';
import { type SectionName, sectionTitleId, sectionTitles } from './sections.ts';

interface SettingsSectionProps {
  name: SectionName;
  /** What it is for, where the title does not say all. */
  about?: string;
  children: ReactNode;
}

/** A part of the settings under its heading, to which the list on top leads. */
export function SettingsSection({ name, about, children }: SettingsSectionProps): ReactNode {
  const titleId = sectionTitleId(name);
  return (
    <section className={classes.section} aria-labelledby={titleId}>
      <Title order={2} size="h6" id={titleId} tabIndex={-1} className={classes.title}>
        {sectionTitles[name]}
      </Title>
      {about !== undefined && (
        <Text size="sm" c="dimmed" mb="sm">
          {about}
        </Text>
      )}
      {children}
    </section>
  );
}

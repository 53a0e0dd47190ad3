import { Anchor } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import screen from '../../ui/Screen.module.css';
import { ScreenHeader } from '../../ui/ScreenHeader.tsx';
import { AboutSection } from './AboutSection.tsx';
import { AppearanceSection } from './AppearanceSection.tsx';
import { BackupSection } from './BackupSection.tsx';
import { DateSection } from './DateSection.tsx';
import { DiagnosticsSection } from './DiagnosticsSection.tsx';
import { KeyboardSection } from './KeyboardSection.tsx';
import classes from './SettingsScreen.module.css';
import { SyncSection } from './SyncSection.tsx';
import { type SectionName, sectionTitles, showSection } from './sections.ts';
import { WorkspaceSection } from './WorkspaceSection.tsx';

const sections: Readonly<Record<SectionName, () => ReactNode>> = {
  appearance: AppearanceSection,
  dates: DateSection,
  workspaces: WorkspaceSection,
  sync: SyncSection,
  backups: BackupSection,
  keyboard: KeyboardSection,
  about: AboutSection,
  diagnostics: DiagnosticsSection,
};
const names: SectionName[] = [
  'appearance',
  'dates',
  'workspaces',
  'sync',
  'backups',
  'keyboard',
  'about',
  'diagnostics',
];

/** Every choice there is, in one column. Each takes effect at once. */
export function SettingsScreen(): ReactNode {
  const wanted = useView((state) => state.settingsSection);
  useEffect(() => {
    if (wanted === null) return;
    showSection(wanted);
    // Shown once; asked for again, it is shown again.
    view.showScreen('settings');
  }, [wanted]);
  return (
    <div className={screen.screen}>
      <ScreenHeader title="Settings">
        <nav className={classes.parts} aria-label="Parts of the settings">
          {names.map((name) => (
            <Anchor
              key={name}
              component="button"
              type="button"
              size="xs"
              onClick={() => showSection(name)}
            >
              {sectionTitles[name]}
            </Anchor>
          ))}
        </nav>
      </ScreenHeader>
      <div className={classes.content}>
        <div className={classes.column}>
          {names.map((name) => {
            const Section = sections[name];
            return <Section key={name} />;
          })}
        </div>
      </div>
    </div>
  );
}

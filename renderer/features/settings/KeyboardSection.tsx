import { Button } from '@mantine/core';
import { IconKeyboard } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { view } from '../../app/viewStore.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** The way to the list of keys. */
export function KeyboardSection(): ReactNode {
  return (
    <SettingsSection
      name="keyboard"
      about="Everything in Muster can be done by keyboard. The question mark shows the keys anywhere."
    >
      <Button
        variant="default"
        leftSection={<IconKeyboard size={16} aria-hidden />}
        onClick={() => view.openDialog({ kind: 'shortcuts' })}
      >
        Keyboard shortcuts…
      </Button>
    </SettingsSection>
  );
}

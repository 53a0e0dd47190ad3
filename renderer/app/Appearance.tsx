import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { styleNonce } from './hostMeta.ts';
import { cssVariables, theme } from './theme.ts';
import { useSettings } from './useSettings.ts';

/** Theme, colour scheme and density. The settings live in the host; nothing is kept in this window. */
export function Appearance({ children }: { children: ReactNode }): ReactNode {
  const { colorScheme } = useSettings();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme={colorScheme}
      colorSchemeManager={{
        get: () => colorScheme,
        set: () => undefined,
        subscribe: () => undefined,
        unsubscribe: () => undefined,
        clear: () => undefined,
      }}
      getStyleNonce={() => styleNonce() ?? ''}
    >
      <SettingsFollower />
      {children}
    </MantineProvider>
  );
}

function SettingsFollower(): ReactNode {
  const { colorScheme, density } = useSettings();
  const { setColorScheme } = useMantineColorScheme();
  useEffect(() => setColorScheme(colorScheme), [colorScheme, setColorScheme]);
  useEffect(() => {
    document.documentElement.dataset.density = density;
  }, [density]);
  return null;
}

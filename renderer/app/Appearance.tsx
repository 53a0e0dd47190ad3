import { MantineProvider, useMantineColorScheme } from '@mantine/core';
import { DatesProvider } from '@mantine/dates';
import { type ReactNode, useEffect, useMemo } from 'react';
import { weekSettings } from '../ui/calendarLocale.ts';
import { createDateFormats } from '../ui/dates.ts';
import { DateFormatsContext } from '../ui/useDates.ts';
import { styleNonce } from './hostMeta.ts';
import { cssVariables, theme } from './theme.ts';
import { useSettings } from './useSettings.ts';

/** Theme, colour scheme, density, and how dates are written. The settings live in the host; nothing is kept in this window. */
export function Appearance({ children }: { children: ReactNode }): ReactNode {
  const { colorScheme, dateFormat, weekStart } = useSettings();
  const weeks = useMemo(() => ({ ...weekSettings(weekStart), consistentWeeks: true }), [weekStart]);
  const formats = useMemo(() => createDateFormats(undefined, undefined, dateFormat), [dateFormat]);
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
      <DatesProvider settings={weeks}>
        <DateFormatsContext value={formats}>{children}</DateFormatsContext>
      </DatesProvider>
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

import { DataList } from '@mantine/core';
import type { ReactNode } from 'react';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { factsOfApp } from './appWording.ts';
import { SettingsSection } from './SettingsSection.tsx';

/** Which Muster this is. */
export function AboutSection(): ReactNode {
  const { data, error, refetch } = useAsk('app.info', {});
  return (
    <SettingsSection name="about">
      {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
      {data !== undefined && (
        <DataList orientation="horizontal" size="sm" gap={6} labelWidth="160px">
          {factsOfApp(data).map(([label, value]) => (
            <DataList.Item key={label}>
              <DataList.ItemLabel>{label}</DataList.ItemLabel>
              <DataList.ItemValue>{value}</DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      )}
    </SettingsSection>
  );
}

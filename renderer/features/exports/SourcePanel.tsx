import { Select, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { type ExportSourceKind, exportSourceKindSchema } from '#shared/domain/exporting.ts';
import { GroupSelect } from './GroupSelect.tsx';
import { GroupsSource } from './GroupsSource.tsx';
import { PeopleSource } from './PeopleSource.tsx';
import { StaysSource } from './StaysSource.tsx';
import type { Maker } from './useMaker.ts';
import { WhenInput } from './WhenInput.tsx';
import { WhoChoice } from './WhoChoice.tsx';

const kinds: { value: ExportSourceKind; label: string }[] = [
  { value: 'group', label: 'One group' },
  { value: 'groups', label: 'Several groups' },
  { value: 'people', label: 'People, by a filter' },
  { value: 'stays', label: 'Who came and went' },
];

/** Whom the export is about. */
export function SourcePanel({ maker }: { maker: Maker }): ReactNode {
  return (
    <Stack gap={8}>
      <Select
        label="Export"
        data={kinds}
        allowDeselect={false}
        value={maker.wish.kind}
        onChange={(kind) => maker.changeWish({ kind: exportSourceKindSchema.parse(kind) })}
      />
      <SourceOf maker={maker} />
    </Stack>
  );
}

function SourceOf({ maker }: { maker: Maker }): ReactNode {
  const { wish, changeWish } = maker;
  switch (wish.kind) {
    case 'group':
      return (
        <>
          <GroupSelect
            value={wish.groupId}
            onChange={(groupId) => changeWish({ groupId, who: 'everybody' })}
          />
          <WhenInput at={wish.at} onChange={(at) => changeWish({ at })} />
          <WhoChoice maker={maker} />
        </>
      );
    case 'groups':
      return <GroupsSource maker={maker} />;
    case 'people':
      return <PeopleSource maker={maker} />;
    case 'stays':
      return <StaysSource maker={maker} />;
  }
}

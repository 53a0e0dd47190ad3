import { Checkbox, Input, SegmentedControl, Text } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { groupsArrangementSchema } from '#shared/domain/exporting.ts';
import { limits } from '#shared/domain/limits.ts';
import { countOf } from '../../ui/counts.ts';
import { useGroups } from '../groups/useGroups.ts';
import { GroupsField } from '../people/GroupsField.tsx';
import { arrangementLabels, wordArrangement } from './arrangementWording.ts';
import classes from './SourcePanel.module.css';
import type { Maker } from './useMaker.ts';
import { WhenInput } from './WhenInput.tsx';

/** Several groups or all of them, and how they stand together. */
export function GroupsSource({ maker }: { maker: Maker }): ReactNode {
  const { wish, changeWish, settings } = maker;
  const { total } = useGroups('');
  const labelId = useId();
  const arrangement = settings?.arrangement ?? 'sheets';
  return (
    <>
      <Checkbox
        label={`All ${countOf(total, 'group', 'groups')}`}
        checked={wish.groupIds === null}
        onChange={(event) => changeWish({ groupIds: event.currentTarget.checked ? null : [] })}
      />
      {wish.groupIds !== null && (
        <div className={classes.groups}>
          <GroupsField
            label="Groups"
            value={wish.groupIds}
            onChange={(groupIds) => changeWish({ groupIds })}
            maximum={limits.groupsPerExport}
          />
        </div>
      )}
      <WhenInput at={wish.at} onChange={(at) => changeWish({ at })} />
      <div>
        <Input.Label component="div" id={labelId} size="xs">
          Groups stand
        </Input.Label>
        <SegmentedControl
          fullWidth
          aria-labelledby={labelId}
          data={[...arrangementLabels]}
          value={arrangement}
          onChange={(value) =>
            maker.changeSettings({ arrangement: groupsArrangementSchema.parse(value) })
          }
        />
        {settings !== null && (
          <Text size="xs" c="dimmed" mt={4}>
            {wordArrangement(arrangement, settings.output)}
          </Text>
        )}
      </div>
    </>
  );
}

import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { dayOf } from '../../ui/localDays.ts';
import { isSpanned, wishFor } from '../history/historyWish.ts';
import { SpanChoice } from '../history/SpanChoice.tsx';
import { kindLabels } from '../history/stayWording.ts';
import { GroupSelect } from './GroupSelect.tsx';
import classes from './SourcePanel.module.css';
import type { Maker } from './useMaker.ts';

/** The history of a group: a line for each stay in it. */
export function StaysSource({ maker }: { maker: Maker }): ReactNode {
  const { wish, changeWish } = maker;
  const { stays } = wish;
  const today = dayOf(new Date());
  return (
    <>
      <GroupSelect value={wish.groupId} onChange={(groupId) => changeWish({ groupId })} />
      <Select
        label="Whose stays"
        data={[...kindLabels]}
        allowDeselect={false}
        value={stays.kind}
        onChange={(value) => {
          const kind = kindLabels.find((candidate) => candidate.value === value)?.value;
          if (kind !== undefined) changeWish({ stays: wishFor(stays, kind, today) });
        }}
      />
      {isSpanned(stays.kind) && (
        <div className={classes.rules}>
          <SpanChoice
            span={stays.span}
            today={today}
            onChange={(span) => changeWish({ stays: { ...stays, span } })}
          />
        </div>
      )}
      <TextInput
        label="Search"
        placeholder="Name, e-mail or phone"
        leftSection={<IconSearch size={15} aria-hidden />}
        maxLength={limits.searchLength}
        spellCheck={false}
        value={wish.staysText}
        onChange={(event) => changeWish({ staysText: event.currentTarget.value })}
      />
    </>
  );
}

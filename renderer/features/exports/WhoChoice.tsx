import { Radio, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { formatCount } from '../../ui/counts.ts';
import { type ShownPart, type Who, whoOf } from './sourceWish.ts';
import type { Maker } from './useMaker.ts';

/** Everybody on the list, or the part of it that is on the screen; nothing where there is no such part. */
export function WhoChoice({ maker }: { maker: Maker }): ReactNode {
  const { wish, part } = maker;
  const choices = choicesOf(wish.kind === 'people', part);
  if (choices.length === 1) return null;
  return (
    <Radio.Group
      label="Who"
      value={whoOf(wish, part)}
      onChange={(value) => {
        const choice = choices.find(({ who }) => who === value);
        if (choice !== undefined) maker.changeWish({ who: choice.who });
      }}
    >
      <Stack gap={8} mt={4}>
        {choices.map(({ who, label }) => (
          <Radio key={who} value={who} label={label} />
        ))}
      </Stack>
    </Radio.Group>
  );
}

function choicesOf(isPeople: boolean, part: ShownPart): { who: Who; label: ReactNode }[] {
  const choices: { who: Who; label: ReactNode }[] = [
    {
      who: 'everybody',
      label: isPeople ? 'Whom the filter lets through' : 'Everybody on the roster',
    },
  ];
  if (part.filter !== '') {
    choices.push({
      who: 'shown',
      label: (
        <>
          Whom “<bdi>{part.filter}</bdi>” finds
        </>
      ),
    });
  }
  if (part.personIds.length > 0) {
    const count = formatCount(part.personIds.length);
    choices.push({ who: 'chosen', label: `Only the ${count} selected` });
  }
  return choices;
}

import { ActionIcon, Select, Tooltip } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useLayout } from '../../app/useLayout.ts';
import { shownOrder } from '../roster/rosterOrder.ts';
import classes from './ColumnList.module.css';
import type { ExportOffer } from './exportSettings.ts';
import { peopleSorts, rosterSorts, wordOtherOrder } from './sortChoices.ts';
import type { Maker } from './useMaker.ts';

interface SortChoiceProps {
  maker: Maker;
  offer: ExportOffer;
}

/** The order of the lines. A history always stands by what happened last. */
export function SortChoice({ maker, offer }: SortChoiceProps): ReactNode {
  switch (maker.wish.kind) {
    case 'group':
    case 'groups':
      return <RosterSortChoice maker={maker} offer={offer} />;
    case 'people':
      return <PeopleSortChoice maker={maker} offer={offer} />;
    case 'stays':
      return null;
  }
}

/** The value of the choice that keeps an order by several columns, or by one that is not written. */
const other = 'other';

function RosterSortChoice({ maker, offer }: SortChoiceProps): ReactNode {
  const { layout } = useLayout();
  const choices = rosterSorts(offer.columns, maker.settings?.columns ?? []);
  const order = maker.wish.order ?? layout.rosterOrder;
  const words = wordOtherOrder(order, choices);
  const [first, ...others] = shownOrder(order);
  return (
    <SortFields
      choices={[
        ...(words === null ? [] : [{ value: other, label: words }]),
        ...choices.map(({ key, label }) => ({ value: key, label })),
      ]}
      value={words === null ? (first?.key ?? 'name') : other}
      isDescending={first?.direction === 'descending'}
      onChoose={(value) => {
        const choice = choices.find(({ key }) => key === value);
        if (choice !== undefined) {
          maker.changeWish({ order: [{ key: choice.key, direction: 'ascending' }] });
        }
      }}
      onTurn={(direction) => {
        if (first !== undefined) maker.changeWish({ order: [{ ...first, direction }, ...others] });
      }}
    />
  );
}

function PeopleSortChoice({ maker, offer }: SortChoiceProps): ReactNode {
  const sort = maker.wish.peopleSort;
  const choices = peopleSorts(offer.columns);
  return (
    <SortFields
      choices={choices.map(({ key, label }) => ({ value: key, label }))}
      value={sort.key}
      isDescending={sort.direction === 'descending'}
      onChoose={(value) => {
        const choice = choices.find(({ key }) => key === value);
        if (choice !== undefined) {
          maker.changeWish({ peopleSort: { key: choice.key, direction: 'ascending' } });
        }
      }}
      onTurn={(direction) => maker.changeWish({ peopleSort: { ...sort, direction } })}
    />
  );
}

interface SortFieldsProps {
  choices: readonly { value: string; label: string }[];
  value: string;
  isDescending: boolean;
  onChoose: (value: string) => void;
  onTurn: (direction: 'ascending' | 'descending') => void;
}

function SortFields(props: SortFieldsProps): ReactNode {
  const { choices, value, isDescending, onChoose, onTurn } = props;
  const Arrow = isDescending ? IconArrowDown : IconArrowUp;
  const turned = isDescending ? 'ascending' : 'descending';
  const label = isDescending ? 'Descending' : 'Ascending';
  return (
    <div className={classes.sort}>
      <Select
        label="Sorted by"
        className={classes.sortBy}
        data={[...choices]}
        allowDeselect={false}
        value={value}
        onChange={(chosen) => chosen !== null && onChoose(chosen)}
      />
      <Tooltip label={`${label}. Sort ${turned} instead`}>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={`${label}: sort ${turned} instead`}
          onClick={() => onTurn(turned)}
        >
          <Arrow size={15} aria-hidden />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}

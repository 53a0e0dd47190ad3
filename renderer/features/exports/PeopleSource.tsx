import { Select, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { limits } from '#shared/domain/limits.ts';
import type { PeopleFilter } from '#shared/domain/peopleFilter.ts';
import { FilterBar } from '../people/FilterBar.tsx';
import { everybody, isSameFilter } from '../people/peopleFilter.ts';
import { useSavedFilters } from '../people/savedFilters.ts';
import classes from './SourcePanel.module.css';
import type { Maker } from './useMaker.ts';
import { WhoChoice } from './WhoChoice.tsx';

/** Everybody whom a filter lets through: a saved one, or one put together here. */
export function PeopleSource({ maker }: { maker: Maker }): ReactNode {
  const { wish, changeWish } = maker;
  const { filters } = useSavedFilters();
  const filter = wish.peopleFilter;
  const change = (changed: Partial<PeopleFilter>) =>
    changeWish({ peopleFilter: { ...filter, ...changed } });
  const saved = filters.find((candidate) => isSameFilter(candidate.filter, filter)) ?? null;
  return (
    <>
      {filters.length > 0 && (
        <Select
          label="Saved filter"
          placeholder="None"
          clearable
          clearButtonProps={{ 'aria-label': 'No filter' }}
          data={filters.map(({ id, name }) => ({ value: id, label: name }))}
          renderOption={({ option }) => <bdi>{option.label}</bdi>}
          value={saved?.id ?? null}
          onChange={(id) =>
            changeWish({
              peopleFilter: filters.find((candidate) => candidate.id === id)?.filter ?? everybody,
            })
          }
        />
      )}
      <TextInput
        label="Search"
        placeholder="Name, e-mail or phone"
        leftSection={<IconSearch size={15} aria-hidden />}
        maxLength={limits.searchLength}
        spellCheck={false}
        value={filter.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
      />
      <div className={classes.rules}>
        <FilterBar filter={filter} onChange={change} />
      </div>
      <WhoChoice maker={maker} />
    </>
  );
}

import { Button, Menu } from '@mantine/core';
import {
  IconBookmark,
  IconBookmarkPlus,
  IconChevronDown,
  IconDeviceFloppy,
  IconDownload,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useView, view } from '../../app/viewStore.ts';
import { afterMenu } from '../../ui/afterMenu.ts';
import { KeptItem, NothingKept, PickedName } from '../../ui/KeptItems.tsx';
import { RefusableItem } from '../../ui/RefusableItem.tsx';
import { exportShown } from '../exports/openExport.ts';
import { everybody, hasRules, isSameFilter } from './peopleFilter.ts';
import { pickFilter, useSavedFilters } from './savedFilters.ts';

/** Filters kept under a name: pick one, or do something about the one that was picked. */
export function SavedFilterMenu(): ReactNode {
  const filter = useView((state) => state.peopleFilter);
  const pickedId = useView((state) => state.savedFilterId);
  const { filters, update, remove } = useSavedFilters();
  const picked = filters.find(({ id }) => id === pickedId) ?? null;
  const isChanged = picked !== null && !isSameFilter(picked.filter, filter);
  const isWorthSaving = hasRules(filter) || filter.text.trim() !== '';
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          variant="default"
          maw={220}
          leftSection={<IconBookmark size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {picked === null ? (
            'Saved filters'
          ) : (
            <PickedName name={picked.name} isChanged={isChanged} />
          )}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah="min(420px, 60vh)" style={{ overflowY: 'auto' }}>
        <Menu.Label>Saved filters</Menu.Label>
        {filters.length === 0 && (
          <NothingKept>None yet. Set a filter and save it here.</NothingKept>
        )}
        {filters.map((saved) => (
          <KeptItem
            key={saved.id}
            name={saved.name}
            isPicked={saved.id === pickedId}
            onPick={() => pickFilter(saved)}
          />
        ))}
        <Menu.Divider />
        <RefusableItem
          reason={isWorthSaving ? null : 'Set a filter first.'}
          leftSection={<IconBookmarkPlus size={15} aria-hidden />}
          onClick={() => view.openDialog({ kind: 'nameFilter', saved: null, filter })}
        >
          Save this filter as…
        </RefusableItem>
        {picked !== null && (
          <>
            <Menu.Item
              leftSection={<IconDownload size={15} aria-hidden />}
              onClick={afterMenu(exportShown)}
            >
              Export {isChanged ? 'what is shown' : <Quoted name={picked.name} />}…
            </Menu.Item>
            {isChanged && (
              <Menu.Item
                leftSection={<IconDeviceFloppy size={15} aria-hidden />}
                onClick={() => void update(picked, filter)}
              >
                Update “<bdi>{picked.name}</bdi>”
              </Menu.Item>
            )}
            <Menu.Item
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={afterMenu(() =>
                view.openDialog({ kind: 'nameFilter', saved: picked, filter: picked.filter }),
              )}
            >
              Rename “<bdi>{picked.name}</bdi>”…
            </Menu.Item>
            <Menu.Item
              leftSection={<IconTrash size={15} aria-hidden />}
              onClick={() => void remove(picked)}
            >
              Delete “<bdi>{picked.name}</bdi>”
            </Menu.Item>
            <Menu.Item
              onClick={() => {
                view.filterPeople(everybody);
                view.pickSavedFilter(null);
              }}
            >
              Show everybody
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

function Quoted({ name }: { name: string }): ReactNode {
  return (
    <>
      “<bdi>{name}</bdi>”
    </>
  );
}

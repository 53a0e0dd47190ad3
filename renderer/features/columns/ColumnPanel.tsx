import { Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { limits } from '#shared/domain/limits.ts';
import { failureOf } from '../../ipc/ask.ts';
import { useAsk } from '../../ipc/useAsk.ts';
import { countPeople } from '../../ui/counts.ts';
import { FailureNote } from '../../ui/FailureNote.tsx';
import { ColumnChooser } from './ColumnChooser.tsx';
import { attributeOf, attributesOf, isFull, type TableColumn, withColumn } from './columnChoice.ts';

export interface ColumnPanelProps<Id extends string> {
  columns: readonly TableColumn<Id>[];
  /** Every column there is with these attributes. */
  offer: (attributes: readonly string[]) => readonly TableColumn<Id>[];
  /** Null: as Muster has them. */
  onChoose: (columns: Id[] | null) => void;
}

/** The choice itself. Shown only while it is open, so that only then anybody asks which attributes there are. */
export function ColumnPanel<Id extends string>(props: ColumnPanelProps<Id>): ReactNode {
  const { columns, offer, onChoose } = props;
  const { data, error, refetch } = useAsk('people.attributes', {});
  // What is taken out can be put back, even when nobody has such an attribute any more.
  const [before] = useState(() => attributesOf(columns));
  const counts = new Map(data?.names.map(({ name, people }) => [name, people]));
  const names = new Set([...counts.keys(), ...before, ...attributesOf(columns)]);
  const [fixed, ...shown] = columns;
  if (fixed === undefined) return null;
  const isShown = new Set<string>(columns.map(({ id }) => id));
  const cannotShowMore = isFull(columns);
  const hidden = offer([...names])
    .filter(({ id }) => !isShown.has(id))
    .map(({ id, title }) => {
      const attribute = attributeOf(id);
      const people = counts.get(attribute ?? '');
      return {
        id,
        title,
        note: people === undefined ? null : countPeople(people),
        isRefused: attribute !== null && cannotShowMore,
      };
    });
  return (
    <ColumnChooser
      fixed={fixed}
      shown={shown}
      hidden={hidden}
      onShow={(id) => onChoose(withColumn(columns, id))}
      onChange={(ids) => onChoose([fixed.id, ...ids])}
      onReset={() => onChoose(null)}
    >
      {error !== null && <FailureNote failure={failureOf(error)} retry={() => void refetch()} />}
      {data !== undefined && names.size === 0 && (
        <Text size="xs" c="dimmed">
          The server tells nothing more about people here.
        </Text>
      )}
      {cannotShowMore && (
        <Text size="xs" c="dimmed">
          A table shows at most {limits.attributeColumns} of what the server tells about people.
        </Text>
      )}
    </ColumnChooser>
  );
}

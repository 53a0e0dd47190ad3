import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { tableLayoutSchema } from '#shared/domain/tableLayout.ts';
import { useView, view } from '../../../renderer/app/viewStore.ts';
import { ColumnPanel } from '../../../renderer/features/columns/ColumnPanel.tsx';
import { ColumnsButton } from '../../../renderer/features/columns/ColumnsButton.tsx';
import { offeredColumns } from '../../../renderer/features/people/peopleColumns.tsx';
import { usePeopleColumns } from '../../../renderer/features/people/usePeopleColumns.ts';
import { useRosterColumns } from '../../../renderer/features/roster/useRosterColumns.ts';
import { createQueryClient } from '../../../renderer/ipc/queryClient.ts';
import { queryKey } from '../../../renderer/ipc/queryKeys.ts';

/** Draws it once, with columns of an attribute remembered for both tables. */
function draw(part: ReactNode) {
  const queries = createQueryClient();
  const remembered = ['name', 'attribute:T-shirt', 'phone'];
  const layout = { rosterColumns: remembered, peopleColumns: remembered };
  queries.setQueryData(queryKey('layout.get', {}), tableLayoutSchema.parse(layout));
  const markup = renderToStaticMarkup(
    <QueryClientProvider client={queries}>
      <MantineProvider>{part}</MantineProvider>
    </QueryClientProvider>,
  );
  const methods = queries
    .getQueryCache()
    .getAll()
    .map((query) => query.queryKey[0]);
  return { markup, methods };
}

function PeopleColumns(): ReactNode {
  const { columns, attributes, choose } = usePeopleColumns();
  return (
    <>
      {[...columns.map(({ id }) => id), attributes].join()}
      <ColumnsButton label="" columns={columns} offer={offeredColumns} onChoose={choose} />
    </>
  );
}

function RosterColumns(): ReactNode {
  const { columns, attributes, offer, choose } = useRosterColumns();
  return (
    <>
      {[...columns.map(({ id }) => id), attributes].join()}
      <ColumnsButton label="" columns={columns} offer={offer} onChoose={choose} />
    </>
  );
}

function OpenPanel(): ReactNode {
  const { columns, choose } = usePeopleColumns();
  return <ColumnPanel columns={columns} offer={offeredColumns} onChoose={choose} />;
}

describe('a table with columns', () => {
  it.each([
    ['of the people', <PeopleColumns key="people" />],
    ['of the roster', <RosterColumns key="roster" />],
  ])('%s shows remembered attributes without asking which there are', (_name, table) => {
    const { markup, methods } = draw(table);
    expect(markup).toContain('name,attribute:T-shirt,phone,T-shirt');
    expect(methods).toContain('layout.get');
    expect(methods).not.toContain('people.attributes');
  });

  it('asks which attributes there are as soon as its chooser is open', () => {
    const { markup, methods } = draw(<OpenPanel />);
    expect(methods).toContain('people.attributes');
    expect(markup).toContain('T-shirt');
    expect(markup).toContain('E-mail');
  });

  it('has its chooser closed when somebody comes back from another screen', () => {
    view.openPanel('columns');
    view.showScreen('people');
    expect(useView.getState().panel).toBeNull();
    view.reset();
  });
});

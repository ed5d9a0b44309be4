import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import { usePageSearch } from '../shell/search.js';
import { Amount } from '../ui/Amount.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { FilterSelect } from '../ui/FilterSelect.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { EmptyState } from '../ui/EmptyState.js';
import { LineageLink } from '../ui/LineageLink.js';
import { Moment } from '../ui/Moment.js';
import { LoadMore } from '../ui/LoadMore.js';
import { PageHead } from '../ui/PageHead.js';
import { SearchField } from '../ui/SearchField.js';
import { SourceSelect } from '../ui/SourceSelect.js';

interface Item {
  id: string;
  title: string;
  kind: string;
  source: string;
  ingested_at: string;
  price?: string | null;
  currency?: string;
}

const KINDS = ['quote', 'candle', 'article'];

const COLUMNS: readonly Column<Item>[] = [
  { id: 'title', header: 'Item', cell: ({ id, title }) => <LineageLink id={id}>{title}</LineageLink> },
  { id: 'kind', header: 'Kind', wide: true, cell: ({ kind }) => kind },
  { id: 'source', header: 'Source', wide: true, cell: ({ source }) => source },
  {
    id: 'price',
    header: 'Price',
    numeric: true,
    cell: (item) => ('price' in item ? <Amount value={item.price} unit={item.currency ?? undefined} /> : '–'),
  },
  { id: 'at', header: 'Stored', numeric: true, cell: ({ ingested_at }) => <Moment at={ingested_at} /> },
];

/** The newest items, or one by id. */
export function Page() {
  const [id, setId] = useState('');
  const navigate = useNavigate();
  const [{ source, kind, q }, change] = usePageSearch();
  const query = {
    limit: 50,
    count: 'none' as const,
    q,
    source: oneOf(source),
    kind: kind as 'quote' | undefined,
  };
  const items = api.useInfiniteQuery('get', '/data', { params: { query } }, CURSORS);
  return (
    <section className="page">
      <PageHead title="Lineage">
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault();
            void navigate({ to: '/console/lineage/$id', params: { id: id.trim() } });
          }}
        >
          <input
            value={id}
            onChange={({ target }) => setId(target.value)}
            placeholder="Id of an item of /data"
            aria-label="Id of an item"
            required
          />
          <button type="submit">Show</button>
        </form>
      </PageHead>
      <Card
        title="Newest items"
        aside={
          <div className="filters">
            <SearchField
              label="Search items"
              placeholder="Symbol, name or headline"
              value={q ?? ''}
              change={(text) => change({ q: text || undefined }, true)}
            />
            <FilterSelect
              label="Kind"
              none="All kinds"
              options={KINDS}
              value={kind}
              change={(word) => change({ kind: word })}
            />
            <SourceSelect value={source} change={(name) => change({ source: name })} />
          </div>
        }
      >
        <QueryResult of={items} lines={8}>
          {(data) => {
            const rows = rowsOf(data);
            if (rows.length)
              return (
                <DataTable caption="Newest items" columns={COLUMNS} rows={rows} keyOf={(item) => item.id} />
              );
            if (source ?? kind ?? q)
              return (
                <EmptyState title="No item matches.">Clear the search, or choose another source.</EmptyState>
              );
            return <EmptyState title="Nothing is stored yet.">Run a source first.</EmptyState>;
          }}
        </QueryResult>
      </Card>
      <LoadMore of={items} />
    </section>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client.js';
import { Amount } from '../ui/Amount.js';
import { Answer } from '../ui/Answer.js';
import { Card } from '../ui/Card.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { Empty } from '../ui/Empty.js';
import { LineageLink } from '../ui/LineageLink.js';
import { Moment } from '../ui/Moment.js';
import { PageHead } from '../ui/PageHead.js';

interface Item {
  id: string;
  title: string;
  kind: string;
  source: string;
  ingested_at: string;
  price?: string | null;
  currency?: string;
}

const COLUMNS: readonly Column<Item>[] = [
  { id: 'title', header: 'Item', cell: ({ id, title }) => <LineageLink id={id}>{title}</LineageLink> },
  { id: 'kind', header: 'Kind', wide: true, cell: ({ kind }) => kind },
  { id: 'source', header: 'Source', cell: ({ source }) => source },
  {
    id: 'price',
    header: 'Price',
    numeric: true,
    cell: (item) => ('price' in item ? <Amount value={item.price} unit={item.currency ?? undefined} /> : '–'),
  },
  { id: 'at', header: 'Stored', numeric: true, cell: ({ ingested_at }) => <Moment at={ingested_at} /> },
];

/** The newest items, or one by its id. */
export function Page() {
  const [id, setId] = useState('');
  const navigate = useNavigate();
  const items = api.useQuery('get', '/data', { params: { query: { limit: 50, count: 'none' } } });
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
      <Card title="Newest items">
        <Answer of={items} lines={8}>
          {({ data }) =>
            data.length ? (
              <DataTable caption="Newest items" columns={COLUMNS} rows={data} keyOf={(item) => item.id} />
            ) : (
              <Empty title="Nothing is stored yet.">Run a source first.</Empty>
            )
          }
        </Answer>
      </Card>
    </section>
  );
}

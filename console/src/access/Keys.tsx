import { useState } from 'react';
import { api } from '../api/client.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Moment } from '../ui/Moment.js';
import { LoadMore } from '../ui/LoadMore.js';
import { Status } from '../ui/Status.js';
import { KeyActions } from './KeyActions.js';
import { NewKey } from './NewKey.js';

type Key = components['schemas']['ApiKey'];

const COLUMNS: readonly Column<Key>[] = [
  { id: 'name', header: 'Name', cell: ({ name }) => name },
  { id: 'scopes', header: 'Scopes', cell: ({ scopes }) => scopes.join(', ') },
  { id: 'prefix', header: 'Begins with', wide: true, cell: ({ prefix }) => <code>kas_{prefix}</code> },
  {
    id: 'state',
    header: 'State',
    cell: ({ revoked_at, rotated_at, expires_at }) => {
      if (revoked_at) return <Status tone="idle">revoked</Status>;
      if (!expires_at) return <Status tone="good">valid</Status>;
      if (new Date(expires_at) <= new Date()) return <Status tone="idle">expired</Status>;
      return (
        <Status tone={rotated_at ? 'warn' : 'good'}>
          {rotated_at ? 'rotated, valid' : 'valid'} until <Moment at={expires_at} as="full" />
        </Status>
      );
    },
  },
  { id: 'used', header: 'Last used', wide: true, cell: ({ last_used_at }) => <Moment at={last_used_at} /> },
  { id: 'actions', header: '', numeric: true, cell: (key) => !key.revoked_at && <KeyActions apiKey={key} /> },
];

export function Keys() {
  const [isNew, setIsNew] = useState(false);
  const keys = api.useInfiniteQuery('get', '/api-keys', { params: { query: { limit: 50 } } }, CURSORS);
  const aside = (
    <ActionButton needs="admin" onClick={() => setIsNew(true)}>
      New key…
    </ActionButton>
  );
  return (
    <Card title="Keys" aside={aside}>
      <QueryResult of={keys} lines={3}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <EmptyState title="No keys but ADMIN_API_KEY.">
                Make one for each program and person.
              </EmptyState>
            );
          return <DataTable caption="Keys" columns={COLUMNS} rows={rows} keyOf={({ id }) => String(id)} />;
        }}
      </QueryResult>
      <LoadMore of={keys} />
      {isNew && <NewKey close={() => setIsNew(false)} />}
    </Card>
  );
}

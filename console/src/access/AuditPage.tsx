import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import { useMay } from '../api/session.js';
import { usePageSearch } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { FilterSelect } from '../ui/FilterSelect.js';
import { DataTable } from '../ui/DataTable.js';
import { EmptyState } from '../ui/EmptyState.js';
import { LoadMore } from '../ui/LoadMore.js';
import { PageHead } from '../ui/PageHead.js';
import { SearchField } from '../ui/SearchField.js';
import { AUDIT_COLUMNS } from './audit-columns.js';

/** Who changed what and when, and who was refused. */
export function Page() {
  const mayAdmin = useMay('admin');
  const [{ actor, action, outcome }, change] = usePageSearch();
  return (
    <section className="page">
      <PageHead title="Audit log">
        <div className="filters">
          <SearchField
            label="Who"
            placeholder="Who: key or prefix"
            value={actor ?? ''}
            change={(text) => change({ actor: text || undefined }, true)}
          />
          <SearchField
            label="Action"
            placeholder="Action: run.start"
            value={action ?? ''}
            change={(text) => change({ action: text || undefined }, true)}
          />
          <FilterSelect
            label="Outcome"
            none="Done and refused"
            options={['done', 'refused']}
            value={outcome}
            change={(word) => change({ outcome: word })}
          />
        </div>
      </PageHead>
      {mayAdmin ? (
        <Entries />
      ) : (
        <EmptyState title="The audit log is shown to a key with the scope admin.">
          Log in above with one.
        </EmptyState>
      )}
    </section>
  );
}

function Entries() {
  const [{ actor, action, outcome }] = usePageSearch();
  const query = {
    limit: 100,
    count: 'estimated' as const,
    actor: oneOf(actor),
    action: oneOf(action),
    outcome: oneOf(outcome as 'done'),
  };
  const entries = api.useInfiniteQuery('get', '/audit', { params: { query } }, CURSORS);
  return (
    <>
      <QueryResult of={entries} lines={8}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <EmptyState
                title={actor || action || outcome ? 'No entry matches.' : 'Nothing has been changed yet.'}
              >
                Runs that are started, merges, keys, discards and other changes appear here.
              </EmptyState>
            );
          return (
            <DataTable
              caption="Audit log"
              columns={AUDIT_COLUMNS}
              rows={rows}
              keyOf={({ id }) => String(id)}
            />
          );
        }}
      </QueryResult>
      <LoadMore of={entries} />
    </>
  );
}

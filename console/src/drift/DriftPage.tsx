import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { CURSORS, REFRESH, rowsOf } from '../api/pages.js';
import { usePageSearch } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { FilterSelect } from '../ui/FilterSelect.js';
import { EmptyState } from '../ui/EmptyState.js';
import { LoadMore } from '../ui/LoadMore.js';
import { PageHead } from '../ui/PageHead.js';
import { SourceSelect } from '../ui/SourceSelect.js';
import { DriftItem } from './DriftItem.js';

/** Changes in the shape of what sources send. */
export function Page() {
  const [{ source, status = 'open' }, change] = usePageSearch();
  const query = { limit: 50, source: oneOf(source), status: oneOf(status as 'open') };
  const drift = api.useInfiniteQuery('get', '/drift', { params: { query } }, { ...CURSORS, ...REFRESH });
  return (
    <section className="page">
      <PageHead title="Drift">
        <div className="filters">
          <SourceSelect value={source} change={(name) => change({ source: name })} />
          <FilterSelect
            label="Status"
            none="Open"
            options={['accepted', 'dismissed']}
            value={status === 'open' ? undefined : status}
            change={(word) => change({ status: word })}
          />
        </div>
      </PageHead>
      <QueryResult of={drift} lines={5}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <EmptyState title={`No drift is ${status}.`}>
                When a source renames, drops or retypes a field, the change appears here.
              </EmptyState>
            );
          return rows.map((event) => <DriftItem key={event.id} event={event} />);
        }}
      </QueryResult>
      <LoadMore of={drift} />
    </section>
  );
}

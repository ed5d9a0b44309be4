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
import { AnomalyItem } from './AnomalyItem.js';

/** Unusual runs and prices. */
export function Page() {
  const [{ source, state = 'open' }, change] = usePageSearch();
  const query = { limit: 50, source: oneOf(source), state: oneOf(state as 'open') };
  const anomalies = api.useInfiniteQuery(
    'get',
    '/anomalies',
    { params: { query } },
    { ...CURSORS, ...REFRESH },
  );
  return (
    <section className="page">
      <PageHead title="Anomalies">
        <div className="filters">
          <SourceSelect value={source} change={(name) => change({ source: name })} />
          <FilterSelect
            label="State"
            none="Open"
            options={['acknowledged', 'closed']}
            value={state === 'open' ? undefined : state}
            change={(word) => change({ state: word })}
          />
        </div>
      </PageHead>
      <QueryResult of={anomalies} lines={5}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <EmptyState title={`No anomaly is ${state}.`}>
                Prices that jump, disagree or stop moving, and runs unlike earlier ones, appear here.
              </EmptyState>
            );
          return (
            <div className="card">
              <ul className="rows">
                {rows.map((anomaly) => (
                  <AnomalyItem key={anomaly.id} anomaly={anomaly} />
                ))}
              </ul>
            </div>
          );
        }}
      </QueryResult>
      <LoadMore of={anomalies} />
    </section>
  );
}

import { useState } from 'react';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import { usePageSearch } from '../shell/search.js';
import { ActionButton } from '../ui/ActionButton.js';
import { QueryResult } from '../ui/QueryResult.js';
import { DataTable } from '../ui/DataTable.js';
import { EmptyState } from '../ui/EmptyState.js';
import { LoadMore } from '../ui/LoadMore.js';
import { PageHead } from '../ui/PageHead.js';
import { columnsOf, type Gap } from './columns.js';
import { FillDialog, type GapsToFill } from './FillDialog.js';
import { GapFilters } from './GapFilters.js';

/** What is missing from an asset's history, and how to fetch it. */
export function Page() {
  const [search, change] = usePageSearch();
  const { asset, interval = '1h', kind, source } = search;
  const [wanted, setWanted] = useState<GapsToFill | null>(null);
  const query = {
    asset: [asset ?? ''],
    interval,
    kind: kind as 'quote' | undefined,
    source: oneOf(source),
    limit: 100,
  };
  const gaps = api.useInfiniteQuery(
    'get',
    '/gaps',
    { params: { query } },
    { ...CURSORS, enabled: asset !== undefined },
  );
  const rows = gaps.data ? rowsOf(gaps.data) : [];
  const fillable = [...new Set(rows.filter((gap) => gap.fillable).map((gap) => gap.source))];
  const columns = columnsOf((gap: Gap) => {
    const { source: from, since, until } = gap;
    setWanted({ source: from, assets: [gap.asset], interval, since, until });
  });
  return (
    <section className="page">
      <PageHead title="Gaps">
        <GapFilters search={search} change={change} />
      </PageHead>
      {asset === undefined ? (
        <EmptyState title="Choose an asset.">Its missing quotes and candles are listed here.</EmptyState>
      ) : (
        <QueryResult of={gaps} lines={6}>
          {() =>
            rows.length ? (
              <>
                {fillable.length > 0 && (
                  <div className="actions">
                    {fillable.map((from) => (
                      <ActionButton
                        key={from}
                        needs="run"
                        onClick={() => setWanted({ ...spanOf(rows, from), assets: [asset], interval })}
                      >
                        Fill these of {from}…
                      </ActionButton>
                    ))}
                  </div>
                )}
                <DataTable caption="Gaps" columns={columns} rows={rows} keyOf={keyOf} />
              </>
            ) : (
              <EmptyState title="Nothing is missing.">
                Each listing has a quote or candle in each {interval} since its first.
              </EmptyState>
            )
          }
        </QueryResult>
      )}
      <LoadMore of={gaps} />
      {wanted && <FillDialog wanted={wanted} close={() => setWanted(null)} />}
    </section>
  );
}

const keyOf = ({ source, external_id, currency, kind, since }: Gap) =>
  [source, external_id, currency, kind, since].join('/');

/** The span from the start of the source's first gap to the end of its last one. */
function spanOf(rows: readonly Gap[], source: string): Pick<GapsToFill, 'source' | 'since' | 'until'> {
  const found = rows.filter((gap) => gap.source === source && gap.fillable);
  const since = found.map((gap) => gap.since).sort()[0];
  const until = found
    .map((gap) => gap.until)
    .sort()
    .at(-1);
  return { source, since, until };
}

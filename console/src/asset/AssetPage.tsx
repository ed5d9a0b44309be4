import { keepPreviousData } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { api } from '../api/client.js';
import { useLive } from '../api/live.js';
import { usePageSearch, usePathParameter } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Loading } from '../ui/Loading.js';
import { PageHead } from '../ui/PageHead.js';
import { AsOfSlider } from './AsOfSlider.js';
import { AssetHead } from './AssetHead.js';
import { Articles } from './Articles.js';
import { Consensus } from './Consensus.js';
import { Identity } from './Identity.js';
import { Listings } from './Listings.js';
import { MeantAssets } from './MeantAssets.js';

/** The chart library makes up half of the console's size, so it is loaded with the first chart. */
const Chart = lazy(() => import('./Chart.js').then(({ Chart: component }) => ({ default: component })));

export function Page() {
  const slug = usePathParameter('slug');
  const [search, change] = usePageSearch();
  const { as_of, currency } = search;
  useLive(`?asset=${encodeURIComponent(slug)}`);
  const asset = api.useQuery(
    'get',
    '/assets/{slug}',
    { params: { path: { slug }, query: { as_of, currency } } },
    { placeholderData: keepPreviousData },
  );
  return (
    <section className="page">
      <PageHead title={titleOf(asset.data) ?? slug}>
        {asset.data && (
          <AsOfSlider
            since={asset.data.created_at}
            value={as_of}
            change={(at) => change({ as_of: at }, true)}
          />
        )}
      </PageHead>
      <QueryResult of={asset} lines={12} meant={<MeantAssets slug={slug} />}>
        {(found) => (
          <>
            <AssetHead asset={found} />
            <Suspense fallback={<Loading lines={8} />}>
              <Chart asset={found} search={search} change={change} />
            </Suspense>
            <Consensus consensus={found.consensus} listings={found.listings} />
            <Listings asset={found} />
            <Identity slug={found.slug} />
            <Articles slug={found.slug} />
          </>
        )}
      </QueryResult>
    </section>
  );
}

const titleOf = (asset?: { name: string; symbol: string | null }) =>
  asset && [asset.name, asset.symbol].filter(Boolean).join(' ');

import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import type { Search } from '../shell/search.js';
import { rowsOf } from '../api/pages.js';
import { Card } from '../ui/Card.js';
import { EmptyState } from '../ui/EmptyState.js';
import { FailureBox } from '../ui/FailureBox.js';
import { Loading } from '../ui/Loading.js';
import { useArticles } from './articles.js';
import { ChartControls } from './ChartControls.js';
import { ChartCanvas } from './ChartCanvas.js';
import { chartKindOf, pricesOf, useInterval } from './history.js';

interface Props {
  asset: components['schemas']['Asset'];
  search: Search;
  change: (search: Search, replace?: boolean) => void;
}

/** The asset's price over time: the history of all sources together, over which single sources can be drawn. */
export function Chart({ asset, search, change }: Props) {
  const sources = [...new Set(asset.listings.map(({ source }) => source))];
  const overlaid = (search.overlay ?? '').split(',').filter((name) => sources.includes(name));
  const currency = asset.consensus.currency;
  const interval = useInterval(search.interval, asset.slug, currency);
  const histories = useQueries({
    queries: [undefined, ...overlaid].map((source) => pricesOf(asset.slug, interval, currency, source)),
  });
  const [all, ...others] = histories;
  const kind = chartKindOf(search.chart, all?.data?.data ?? []);
  const articles = useArticles(asset.slug);
  const outliers = asset.consensus.sources.filter(({ status }) => status === 'outlier');
  return (
    <Card
      title="Price"
      aside={
        <ChartControls
          interval={interval}
          sources={sources}
          overlaid={overlaid}
          kind={kind}
          change={change}
        />
      }
    >
      {all?.error && !all.data ? (
        <FailureBox error={all.error} again={() => void all.refetch()} />
      ) : !all?.data ? (
        <Loading lines={8} />
      ) : all.data.data.length === 0 ? (
        <EmptyState title="No prices in this span.">
          Choose a longer interval, or load history with a backfill.
        </EmptyState>
      ) : (
        <ChartCanvas
          name={asset.name}
          kind={kind}
          buckets={all.data.data}
          overlays={overlaid.map((source, index) => ({ source, buckets: others[index]?.data?.data ?? [] }))}
          outliers={outliers}
          articles={articles.data ? rowsOf(articles.data).map(({ observed_at }) => observed_at) : []}
        />
      )}
      <p className="fine">
        <Link
          to="/console/gaps"
          search={{ asset: asset.slug, interval: interval === '1h' ? undefined : interval }}
        >
          Gaps
        </Link>{' '}
        · Charts by{' '}
        <a href="https://www.tradingview.com/" rel="noreferrer noopener" target="_blank">
          TradingView Lightweight Charts
        </a>
      </p>
    </Card>
  );
}

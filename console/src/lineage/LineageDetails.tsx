import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';
import { Properties } from '../ui/Properties.js';
import { Moment } from '../ui/Moment.js';
import { StatusOf } from '../ui/Status.js';

interface Item {
  kind: string;
  title: string;
  price?: string | null;
  market_cap?: string | null;
  currency?: string | null;
  interval?: string;
  observed_at: string;
}

interface Props {
  lineage: components['schemas']['Lineage'];
  item: Item | undefined;
}

/** The history of an item, from the data received to the moment when readers could see it. */
export function LineageDetails({ lineage, item }: Props) {
  const { raw, run, asset } = lineage;
  return (
    <Card title={`${lineage.source}/${lineage.external_id}`}>
      <Properties
        of={{
          Asset: asset && (
            <Link to="/console/assets/$slug" params={{ slug: asset.slug }}>
              {asset.name}
            </Link>
          ),
          Article: item?.kind === 'article' && item.title,
          Price: item?.price && <Amount value={item.price} unit={item.currency ?? undefined} as="exact" />,
          'Market cap': item?.market_cap && (
            <Amount value={item.market_cap} unit={item.currency ?? undefined} as="exact" />
          ),
          Candle: item?.interval && `of ${item.interval}: the price is its close`,
          Observed: item && <Moment at={item.observed_at} as="full" />,
          'File and line': raw?.file && `${raw.file}, line ${raw.line}`,
          Partition: raw?.partition,
          Received: <Moment at={raw?.fetched_at} as="full" />,
          'Visible since': <Moment at={lineage.known_at} as="full" />,
          Run: run && (
            <>
              <Link to="/console/runs/$id" params={{ id: String(run.id) }}>
                {run.id}
              </Link>{' '}
              <StatusOf word={run.status} />
            </>
          ),
          'Stored in': raw && `${raw.table}, row ${raw.id}`,
          'As it was then': asset && (
            <Link
              to="/console/assets/$slug"
              params={{ slug: asset.slug }}
              search={{ as_of: lineage.known_at }}
            >
              {asset.name} as of that moment
            </Link>
          ),
          'Fields not taken': lineage.discarded.map(({ path }) => path).join(', ') || null,
        }}
      />
    </Card>
  );
}

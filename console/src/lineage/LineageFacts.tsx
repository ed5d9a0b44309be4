import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import { Card } from '../ui/Card.js';
import { Facts } from '../ui/Facts.js';
import { Moment } from '../ui/Moment.js';
import { StatusOf } from '../ui/Status.js';

/** The way of an item, from what was received to when it could be seen. */
export function LineageFacts({ lineage }: { lineage: components['schemas']['Lineage'] }) {
  const { raw, run, asset } = lineage;
  return (
    <Card title={`${lineage.source}/${lineage.external_id}`}>
      <Facts
        of={{
          Asset: asset && (
            <Link to="/console/assets/$slug" params={{ slug: asset.slug }}>
              {asset.name}
            </Link>
          ),
          Currency: lineage.currency,
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

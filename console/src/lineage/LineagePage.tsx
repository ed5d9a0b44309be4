import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, client, dataOf } from '../api/client.js';
import { type Json, parseLossless } from '../api/lossless.js';
import type { components } from '../api/schema.js';
import { usePathParameter } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { JsonView } from '../ui/JsonView.js';
import { PageHead } from '../ui/PageHead.js';
import { LineageDetails } from './LineageDetails.js';

type Lineage = components['schemas']['Lineage'];

/** A page that shows where a number came from: the payload as received, the line in the file or the reply, and the run. */
export function Page() {
  const id = usePathParameter('id');
  const item = api.useQuery('get', '/data/{id}', { params: { path: { id } } });
  const lineage = useQuery({
    queryKey: ['get', '/data/{id}/lineage', id],
    queryFn: async () => {
      const options = { params: { path: { id } }, parseAs: 'text' } as const;
      const text = await dataOf(client.GET('/data/{id}/lineage', options));
      const exact = parseLossless(text) as { raw: { payload?: Json } | null };
      return { found: JSON.parse(text) as Lineage, payload: exact.raw?.payload };
    },
  });
  return (
    <section className="page">
      <PageHead title="Lineage">
        <Link to="/console/lineage" className="button">
          Another item
        </Link>
      </PageHead>
      <QueryResult of={lineage} lines={10}>
        {({ found, payload }) => (
          <>
            <LineageDetails lineage={found} item={item.data} />
            <Card title="Payload, as it was received">
              {payload === undefined ? (
                <p className="muted">{found.raw?.note ?? 'It is no longer kept: see RETENTION_RAW.'}</p>
              ) : (
                <JsonView value={payload} marked={found.discarded.map(({ path }) => path)} />
              )}
            </Card>
          </>
        )}
      </QueryResult>
    </section>
  );
}

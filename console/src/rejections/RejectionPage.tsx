import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from '../api/client.js';
import { type Json, parseLossless } from '../api/lossless.js';
import type { components } from '../api/schema.js';
import { usePathId } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { JsonView } from '../ui/JsonView.js';
import { PageHead } from '../ui/PageHead.js';
import { CausingDrift } from './CausingDrift.js';
import { RejectionActions } from './RejectionActions.js';
import { RejectionDetails } from './RejectionDetails.js';

/** One rejected record with its reasons, and its payload with the bad fields highlighted. */
export function Page() {
  const id = usePathId();
  const rejection = useQuery({
    queryKey: ['get', '/rejections/{id}', id],
    queryFn: async () => {
      const options = { params: { path: { id } }, parseAs: 'text' } as const;
      const text = await dataOf(client.GET('/rejections/{id}', options));
      const { payload } = parseLossless(text) as { payload: Json };
      return { found: JSON.parse(text) as components['schemas']['Rejection'], payload };
    },
  });
  return (
    <section className="page">
      <PageHead title={`Rejection ${id}`}>
        {rejection.data?.found.status === 'open' && <RejectionActions id={rejection.data.found.id} />}
      </PageHead>
      <QueryResult of={rejection} lines={8}>
        {({ found, payload }) => (
          <>
            <RejectionDetails rejection={found} />
            {found.status === 'open' && (
              <CausingDrift source={found.source} fields={found.reasons.map(({ path }) => path)} />
            )}
            <Card title="Payload, as it was received">
              <JsonView value={payload} marked={found.reasons.map(({ path }) => path)} />
            </Card>
          </>
        )}
      </QueryResult>
    </section>
  );
}

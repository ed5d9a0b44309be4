import { api } from '../api/client.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { SourceTable } from '../ui/SourceTable.js';

export function SourceList() {
  const sources = api.useQuery('get', '/sources', {}, { refetchInterval: 15_000 });
  return (
    <Card title="Sources">
      <QueryResult of={sources} lines={5}>
        {({ data }) => <SourceTable sources={data} />}
      </QueryResult>
    </Card>
  );
}

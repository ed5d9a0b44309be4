import { api } from '../api/client.js';
import { REFRESH } from '../api/pages.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { SourceTable } from '../ui/SourceTable.js';

export function SourceList() {
  const sources = api.useQuery('get', '/sources', {}, REFRESH);
  return (
    <Card title="Sources">
      <QueryResult of={sources} lines={5}>
        {({ data }) => <SourceTable sources={data} />}
      </QueryResult>
    </Card>
  );
}

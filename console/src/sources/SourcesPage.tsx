import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { QueryResult } from '../ui/QueryResult.js';
import { PageHead } from '../ui/PageHead.js';
import { SourceTable } from '../ui/SourceTable.js';
import { RunNow } from './RunNow.js';

export function Page() {
  const sources = api.useQuery('get', '/sources', {}, { refetchInterval: 10_000 });
  return (
    <section className="page">
      <PageHead title="Sources">
        <Link to="/console/new-source" className="button">
          Write a source
        </Link>
        <Link to="/console/try-file" className="button">
          Try a CSV file
        </Link>
        <Link to="/console/runs" className="button">
          All runs
        </Link>
      </PageHead>
      <QueryResult of={sources} lines={6}>
        {({ data }) => <SourceTable sources={data} action={(source) => <RunNow source={source} />} />}
      </QueryResult>
    </section>
  );
}

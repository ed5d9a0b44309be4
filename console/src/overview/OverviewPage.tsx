import { useHealth } from '../api/health.js';
import { QueryResult } from '../ui/QueryResult.js';
import { PageHead } from '../ui/PageHead.js';
import { Attention } from './Attention.js';
import { Background } from './Background.js';
import { HealthLine } from './HealthLine.js';
import { LiveLine } from './LiveLine.js';
import { SourceList } from './SourceList.js';
import { StoredFigures } from './StoredFigures.js';

export function Page() {
  const health = useHealth();
  return (
    <section className="page">
      <PageHead title="Overview">
        <LiveLine />
      </PageHead>
      <QueryResult of={health} lines={1}>
        {(found) => <HealthLine health={found} />}
      </QueryResult>
      <StoredFigures />
      <Attention />
      <SourceList />
      <QueryResult of={health} lines={2}>
        {(found) => <Background health={found} />}
      </QueryResult>
    </section>
  );
}

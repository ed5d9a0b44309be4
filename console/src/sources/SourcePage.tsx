import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client.js';
import { Act } from '../ui/Act.js';
import { usePathParameter } from '../shell/search.js';
import { Answer } from '../ui/Answer.js';
import { Card } from '../ui/Card.js';
import { Empty } from '../ui/Empty.js';
import { PageHead } from '../ui/PageHead.js';
import { RunList } from '../ui/RunList.js';
import { Backfill } from './Backfill.js';
import { CsvFiles } from './CsvFiles.js';
import { Partitions } from './Partitions.js';
import { RunNow } from './RunNow.js';
import { SourceFigures } from './SourceFigures.js';

export function Page() {
  const name = usePathParameter('name');
  const [isAsking, setIsAsking] = useState(false);
  const stats = api.useQuery('get', '/stats', {}, { refetchInterval: 15_000 });
  return (
    <section className="page">
      <PageHead title={name}>
        <RunNow source={name} />
        <Act needs="run" onClick={() => setIsAsking(true)}>
          Backfill…
        </Act>
        {name === 'csv' && (
          <Link to="/console/try-file" className="button">
            Try a file
          </Link>
        )}
        {name === 'rss' && (
          <Link to="/console/feeds" className="button">
            Feeds
          </Link>
        )}
        <Link to="/console/compare" search={{ source: name }} className="button">
          Compare runs
        </Link>
        <Link to="/console/rejections" search={{ source: name }} className="button">
          Rejections
        </Link>
      </PageHead>
      <Answer of={stats} lines={3}>
        {({ sources }) => {
          const found = sources.find(({ source }) => source === name);
          if (!found)
            return (
              <Empty title={`There is no source ${name}.`}>The page Sources lists those there are.</Empty>
            );
          return <SourceFigures stats={found} />;
        }}
      </Answer>
      <Card title="Runs">
        <RunList source={name} isOfOne />
      </Card>
      {name === 'csv' && <CsvFiles />}
      <Partitions source={name} />
      {isAsking && <Backfill source={name} close={() => setIsAsking(false)} />}
    </section>
  );
}

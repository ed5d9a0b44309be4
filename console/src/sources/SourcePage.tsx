import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../api/client.js';
import { REFRESH } from '../api/pages.js';
import { ActionButton } from '../ui/ActionButton.js';
import { usePathParameter } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { NotFoundBox } from '../ui/FailureBox.js';
import { PageHead } from '../ui/PageHead.js';
import { RunList } from '../ui/RunList.js';
import { BackfillDialog } from './BackfillDialog.js';
import { CsvFiles } from './CsvFiles.js';
import { Partitions } from './Partitions.js';
import { RunNow } from './RunNow.js';
import { SourceFigures } from './SourceFigures.js';

export function Page() {
  const name = usePathParameter('name');
  const [isAsking, setIsAsking] = useState(false);
  const stats = api.useQuery('get', '/stats', {}, REFRESH);
  if (stats.data && !stats.data.sources.some(({ source }) => source === name))
    return (
      <section className="page">
        <PageHead title={name} />
        <NotFoundBox title={`There is no source "${name}".`} />
      </section>
    );
  return (
    <section className="page">
      <PageHead title={name}>
        <RunNow source={name} />
        <ActionButton needs="run" onClick={() => setIsAsking(true)}>
          Backfill…
        </ActionButton>
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
      <QueryResult of={stats} lines={3}>
        {({ sources }) => {
          const found = sources.find(({ source }) => source === name);
          return found && <SourceFigures stats={found} />;
        }}
      </QueryResult>
      {stats.data && (
        <>
          <Card title="Runs">
            <RunList source={name} isOfOne />
          </Card>
          {name === 'csv' && <CsvFiles />}
          <Partitions source={name} />
        </>
      )}
      {isAsking && <BackfillDialog source={name} close={() => setIsAsking(false)} />}
    </section>
  );
}

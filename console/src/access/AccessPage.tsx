import { Link } from '@tanstack/react-router';
import { useMay, useSession } from '../api/session.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import { Properties } from '../ui/Properties.js';
import { PageHead } from '../ui/PageHead.js';
import { Keys } from './Keys.js';
import { Webhooks } from './Webhooks.js';

const MAY = {
  read: 'read everything',
  run: 'start and cancel runs',
  admin: 'change everything',
};

export function Page() {
  const session = useSession();
  const mayAdmin = useMay('admin');
  return (
    <section className="page">
      <PageHead title="Access" />
      <QueryResult of={session} lines={2}>
        {({ name, scopes, reads_open }) => (
          <Card title="You">
            <Properties
              of={{
                Key: name ?? 'none: log in above',
                'May do':
                  scopes.map((scope) => MAY[scope]).join(', ') ||
                  (reads_open ? 'read everything' : 'nothing'),
                'Reads without a key': reads_open ? 'yes' : 'no (READS=closed)',
              }}
            />
          </Card>
        )}
      </QueryResult>
      {mayAdmin ? (
        <>
          <Keys />
          <Webhooks />
          <Card title="Audit log">
            <p>
              <Link to="/console/access/audit">Who changed what and when, and who was refused</Link>
            </p>
          </Card>
        </>
      ) : (
        <p className="muted">Keys, webhooks and the audit log are shown to a key with the scope admin.</p>
      )}
    </section>
  );
}

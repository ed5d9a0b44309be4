import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import { Card } from '../ui/Card.js';
import { Properties } from '../ui/Properties.js';
import { Moment } from '../ui/Moment.js';
import { StatusOf } from '../ui/Status.js';

export function RejectionDetails({ rejection }: { rejection: components['schemas']['Rejection'] }) {
  const { source, partition, external_id, status, reasons, file, run_id } = rejection;
  return (
    <Card title={`${source}: ${partition} ${external_id}`}>
      <ul className="rows">
        {reasons.map(({ path, code, message }) => (
          <li key={path + code}>
            <code>{path}</code> {message}
          </li>
        ))}
      </ul>
      <Properties
        of={{
          Status: <StatusOf word={status} />,
          'File and line': file && `${file.path}, line ${file.line}`,
          Times: rejection.occurrences,
          'First seen': <Moment at={rejection.first_seen_at} as="full" />,
          'Last seen': <Moment at={rejection.last_seen_at} as="full" />,
          Run: (
            <Link to="/console/runs/$id" params={{ id: String(run_id) }}>
              {run_id}
            </Link>
          ),
          Resolved: rejection.resolved_at && <Moment at={rejection.resolved_at} as="full" />,
          Reason: rejection.resolved_reason,
        }}
      />
    </Card>
  );
}

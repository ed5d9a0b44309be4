import type { components } from '../api/schema.js';
import type { Column } from '../ui/column.js';
import { Breakable } from '../ui/Breakable.js';
import { Moment } from '../ui/Moment.js';
import { Status } from '../ui/Status.js';

type Entry = components['schemas']['AuditEntry'];

export const AUDIT_COLUMNS: readonly Column<Entry>[] = [
  { id: 'at', header: 'When', cell: ({ at }) => <Moment at={at} as="full" /> },
  {
    id: 'who',
    header: 'Who',
    cell: ({ actor, key_prefix, via, address }) => (
      <>
        {actor ?? <span className="muted">{key_prefix ? 'an invalid key' : 'unknown'}</span>}
        {key_prefix && <code> kas_{key_prefix}</code>}
        <div className="muted">
          {[via === 'session' && 'console', address].filter(Boolean).join(', ') || 'no request'}
        </div>
      </>
    ),
  },
  {
    id: 'what',
    header: 'What',
    cell: ({ action, subject, reason }) => (
      <>
        {action} <span className="long">{subject && <Breakable text={subject} />}</span>
        {reason && <div className="muted">{reason}</div>}
      </>
    ),
  },
  {
    id: 'outcome',
    header: 'Outcome',
    cell: ({ outcome, status }) => (
      <Status tone={outcome === 'done' ? 'good' : 'bad'}>
        {outcome} {status}
      </Status>
    ),
  },
  {
    id: 'request',
    header: 'Request',
    wide: true,
    cell: ({ method, route, request_id }) => (
      <>
        {method} {route}
        {request_id && <div className="muted long">{request_id}</div>}
      </>
    ),
  },
];

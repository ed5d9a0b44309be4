import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { sentenceOf } from '../ui/drift-words.js';

/** Unaccepted changes of a field. They may be why records are rejected; until they are accepted, replays do not help. */
export function CausingDrift({ source, fields }: { source: string; fields: readonly string[] }) {
  const query = { source: oneOf(source), status: oneOf('open' as const) };
  const { data: events } = api.useQuery('get', '/drift', { params: { query } });
  return events?.data
    .filter(({ path }) => fields.includes(path))
    .map((event) => (
      <p key={event.id} className="message">
        The cause may be that {sentenceOf(event)}.{' '}
        <Link to="/console/drift" search={{ source }}>
          Review the change
        </Link>
      </p>
    ));
}

import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { sentenceOf } from '../ui/drift-words.js';

/** Changes of a field that nobody has accepted yet: they may be why its records are rejected, and no replay helps before. */
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

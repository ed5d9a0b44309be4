import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';

const MOST = 3;

/** Assets with a symbol or name that equals, or begins like, a nonexistent slug. */
export function MeantAssets({ slug }: { slug: string }) {
  const whole = useFound(slug, true);
  const start = useFound(slug.slice(0, 3), whole?.length === 0);
  const found = whole?.length ? whole : start;
  if (!found?.length) return null;
  return (
    <p>
      Did you mean{' '}
      {found.map(({ slug: meant, name, symbol }, index) => (
        <span key={meant}>
          {index > 0 && (index === found.length - 1 ? ' or ' : ', ')}
          <Link to="/console/assets/$slug" params={{ slug: meant }}>
            {[name, symbol].filter(Boolean).join(' ')}
          </Link>
        </span>
      ))}
      ?
    </p>
  );
}

function useFound(q: string, enabled: boolean) {
  return api.useQuery('get', '/assets', { params: { query: { q, limit: MOST } } }, { enabled }).data?.data;
}

import { Link, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { api } from '../api/client.js';
import { pageOf, PAGES } from './pages.js';

export function Nav() {
  const root = api.useQuery('get', '/', {}, { staleTime: Infinity });
  const nav = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const { to: page } = pageOf(path);
  // An unknown address belongs to no page.
  const current = page === path || page !== '/' ? page : undefined;
  // On narrow screens, the navigation is a row that scrolls horizontally.
  useEffect(() => {
    nav.current?.querySelector('.active')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  return (
    <nav className="nav" aria-label="Pages" ref={nav}>
      <ul>
        {PAGES.map(({ to, name, key }) => (
          <li key={to}>
            <Link
              to={to}
              activeOptions={{ exact: true, includeSearch: false }}
              className={current === to ? 'active' : undefined}
              title={`g ${key}`}
            >
              {name}
            </Link>
          </li>
        ))}
        <li className="nav-docs">
          <a href="/docs">API</a>
        </li>
        {root.data?.links.guide && (
          <li>
            <a href={root.data.links.guide}>Guide</a>
          </li>
        )}
      </ul>
    </nav>
  );
}

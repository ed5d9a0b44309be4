import { Link } from '@tanstack/react-router';
import { PAGES } from './pages.js';

export function Nav() {
  return (
    <nav className="nav" aria-label="Pages">
      <ul>
        {PAGES.map(({ to, name, key }) => (
          <li key={to}>
            <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} title={`g ${key}`}>
              {name}
            </Link>
          </li>
        ))}
        <li className="nav-docs">
          <a href="/docs">API</a>
        </li>
      </ul>
    </nav>
  );
}

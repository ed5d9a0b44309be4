import { Link } from '@tanstack/react-router';
import { HealthLink } from './HealthLink.js';
import { CoinSearch } from './CoinSearch.js';
import { SessionMenu } from './SessionMenu.js';
import { ThemeButton } from './ThemeButton.js';

export function TopBar() {
  return (
    <header className="topbar">
      <Link to="/" className="brand">
        Kasparro
      </Link>
      <HealthLink />
      <CoinSearch />
      <ThemeButton />
      <SessionMenu />
    </header>
  );
}

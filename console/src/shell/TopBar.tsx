import { Link } from '@tanstack/react-router';
import { HealthDot } from './HealthDot.js';
import { Jump } from './Jump.js';
import { SessionMenu } from './SessionMenu.js';
import { ThemeButton } from './ThemeButton.js';

export function TopBar() {
  return (
    <header className="topbar">
      <Link to="/" className="brand">
        Kasparro
      </Link>
      <HealthDot />
      <Jump />
      <ThemeButton />
      <SessionMenu />
    </header>
  );
}

import { useState } from 'react';
import { applyTheme, storedTheme, THEMES } from './theme.js';

const SIGNS = { system: '◐', light: '☀', dark: '☾' };

export function ThemeButton() {
  const [theme, setTheme] = useState(storedTheme);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  const change = () => {
    applyTheme(next);
    setTheme(next);
  };
  return (
    <button type="button" className="plain" onClick={change} title={`Theme: ${theme}`}>
      <span aria-hidden="true">{SIGNS[theme]}</span>
      <span className="hidden">
        Theme: {theme}. Change to {next}
      </span>
    </button>
  );
}

import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import { useShortcut } from './shortcuts.js';

/** Searches coins from any page; the results are on the markets page. */
export function CoinSearch() {
  const [text, setText] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const navigate = useNavigate();
  useShortcut('/', () => field.current?.focus());
  return (
    <form
      role="search"
      className="coinsearch"
      onSubmit={(event) => {
        event.preventDefault();
        void navigate({ to: '/console/markets', search: { q: text } });
        setText('');
      }}
    >
      <input
        ref={field}
        type="search"
        value={text}
        onChange={({ target }) => setText(target.value)}
        placeholder="Find a coin   /"
        aria-label="Find a coin"
        maxLength={100}
      />
    </form>
  );
}

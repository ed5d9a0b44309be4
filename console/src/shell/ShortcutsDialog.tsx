import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { PAGES } from './pages.js';
import { useShortcut } from './shortcuts.js';

function GoTo({ to, letter }: { to: string; letter: string }) {
  const navigate = useNavigate();
  useShortcut(`g ${letter}`, () => void navigate({ to }));
  return null;
}

const OTHERS = [
  ['/', 'find a coin'],
  ['j, k', 'next and previous row of a table'],
  ['Enter', 'open the row'],
  ['?', 'these keys'],
  ['Esc', 'close'],
];

/** The keyboard shortcuts, opened by `?`. */
export function ShortcutsDialog() {
  const dialog = useRef<HTMLDialogElement>(null);
  useShortcut('?', () => dialog.current?.showModal());
  return (
    <>
      {PAGES.map(({ to, key }) => (
        <GoTo key={to} to={to} letter={key} />
      ))}
      <dialog ref={dialog} className="dialog" aria-labelledby="keys">
        <h2 id="keys">Keyboard shortcuts</h2>
        <dl className="keys">
          {OTHERS.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
          {PAGES.map(({ to, key, name }) => (
            <div key={to}>
              <dt>
                <kbd>g</kbd> <kbd>{key}</kbd>
              </dt>
              <dd>{name}</dd>
            </div>
          ))}
        </dl>
        <form method="dialog">
          <button>Close</button>
        </form>
      </dialog>
    </>
  );
}

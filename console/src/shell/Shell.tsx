import { Outlet, useRouterState } from '@tanstack/react-router';
import { Suspense, useEffect, useRef } from 'react';
import { useSession } from '../api/session.js';
import { Loading } from '../ui/Loading.js';
import { Toasts } from '../ui/Toasts.js';
import { keepFocus } from './keep-focus.js';
import { LogIn } from './LogIn.js';
import { Nav } from './Nav.js';
import { ShortcutsDialog } from './ShortcutsDialog.js';
import { TopBar } from './TopBar.js';

/** The frame of every page. */
export function Shell() {
  const { data: session } = useSession();
  const main = useMainOfPage();
  useEffect(keepFocus, []);
  const isClosed = session && !session.reads_open && !session.scopes.length;
  return (
    <div className="shell">
      <a className="skip" href="#main">
        Skip to content
      </a>
      <TopBar />
      <Nav />
      <main id="main" tabIndex={-1} ref={main}>
        {isClosed ? (
          <LogIn />
        ) : (
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        )}
      </main>
      <ShortcutsDialog />
      <Toasts />
    </div>
  );
}

/** Moves focus to the page that was opened, so that keyboards and screen readers begin there. */
function useMainOfPage() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) isFirst.current = false;
    else main.current?.focus({ preventScroll: true });
  }, [path]);
  return main;
}

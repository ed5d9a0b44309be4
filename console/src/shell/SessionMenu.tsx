import { Popover } from 'radix-ui';
import { logOut, useSession } from '../api/session.js';
import { LogIn } from './LogIn.js';

/** The session's key, with log-in and log-out. */
export function SessionMenu() {
  const { data: session } = useSession();
  const name = session?.name;
  return (
    <Popover.Root>
      <Popover.Trigger className="plain session">{name ?? 'Log in'}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="popover" align="end" sideOffset={6} aria-label="Session">
          {name ? (
            <>
              <p>
                Logged in as <strong>{name}</strong>, with the scopes{' '}
                <strong>{session.scopes.join(', ')}</strong>.
              </p>
              <button type="button" onClick={() => void logOut()}>
                Log out
              </button>
            </>
          ) : (
            <LogIn />
          )}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

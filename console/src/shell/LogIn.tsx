import { useMutation } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { logIn, useSession } from '../api/session.js';
import { FailureBox } from '../ui/FailureBox.js';

export function LogIn() {
  const { data: session } = useSession();
  const [key, setKey] = useState('');
  const id = useId();
  const { mutate, isPending, error } = useMutation({ mutationFn: logIn });
  return (
    <form
      className="login"
      onSubmit={(event) => {
        event.preventDefault();
        mutate(key.trim());
      }}
    >
      <h2>Log in</h2>
      <p>
        {session?.reads_open
          ? 'Everything can be read without a key. To start runs or change something, log in with one: '
          : 'Reading needs a key here: '}
        <code>ADMIN_API_KEY</code>, or one that <code>make key</code> made.
      </p>
      <label htmlFor={id}>Key</label>
      <input
        id={id}
        type="password"
        autoComplete="current-password"
        value={key}
        onChange={({ target }) => setKey(target.value)}
        required
      />
      <button type="submit" className="primary" disabled={isPending || !key.trim()}>
        Log in
      </button>
      {error && <FailureBox error={error} />}
    </form>
  );
}

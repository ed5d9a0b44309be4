import { memo } from 'react';
import type { Key } from './schema-keys.js';
import { Card } from './Card.js';

/** The keys that a text may contain, with their meanings. Hundreds, so that they are not rendered again with each character typed. */
export const KeyHints = memo(function KeyHints({ title, keys }: { title: string; keys: readonly Key[] }) {
  return (
    <Card title={title}>
      <div className="hints" tabIndex={0} role="group" aria-label={title}>
        <KeyList keys={keys} />
      </div>
    </Card>
  );
});

function KeyList({ keys }: { keys: readonly Key[] }) {
  return (
    <ul>
      {keys.map((key) => (
        <li key={key.name}>
          {key.keys.length ? (
            <details>
              <summary>
                <KeyLine of={key} />
              </summary>
              <KeyList keys={key.keys} />
            </details>
          ) : (
            <KeyLine of={key} />
          )}
        </li>
      ))}
    </ul>
  );
}

function KeyLine({ of: { name, text, isRequired } }: { of: Key }) {
  return (
    <>
      <code>{name}</code>{' '}
      <span className="fine">
        {isRequired && <strong>required </strong>}
        {text}
      </span>
    </>
  );
}

import type { ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'idle' | 'busy';

/** A dot and a word: colour is never all that tells. */
export function Status({ tone, children, title }: { tone: Tone; children: ReactNode; title?: string }) {
  return (
    <span className={`status ${tone}`} title={title}>
      <span className="dot" aria-hidden="true" />
      {children}
    </span>
  );
}

const TONES: Record<string, Tone> = {
  queued: 'idle',
  running: 'busy',
  postponed: 'idle',
  ignored: 'idle',
  succeeded: 'good',
  partial: 'warn',
  failed: 'bad',
  interrupted: 'warn',
  cancelled: 'idle',
  agreed: 'good',
  disputed: 'bad',
  single: 'idle',
  stale: 'warn',
  open: 'warn',
  matched: 'good',
  ambiguous: 'warn',
  replayed: 'good',
  resolved: 'good',
  accepted: 'good',
  discarded: 'idle',
  dismissed: 'idle',
  acknowledged: 'idle',
};

/** On hover, for words that do not explain themselves. */
const MEANINGS: Record<string, string> = {
  postponed: 'Not begun by this run, which fails nothing: the next run begins with it.',
  ignored: 'Nothing in it is to be read.',
  interrupted: 'Its worker stopped. The next run continues from its checkpoint.',
  partial: 'Some partitions failed; the others are stored.',
  superseded: 'A later version of the record was stored.',
};

export const StatusOf = ({ word }: { word: string }) => (
  <Status tone={TONES[word] ?? 'idle'} title={MEANINGS[word]}>
    {word.replaceAll('_', ' ')}
  </Status>
);

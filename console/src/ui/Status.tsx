import type { ReactNode } from 'react';

export type Tone = 'good' | 'warn' | 'bad' | 'idle' | 'busy';

/** A dot and a word, so that the meaning does not depend on colour. */
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

/** Shown on hover, for words that need an explanation. */
const MEANINGS: Record<string, string> = {
  postponed: 'This run had no time for it. The next run begins with it.',
  ignored: 'It contains nothing to read.',
  interrupted: 'The worker stopped. The next run continues from the checkpoint.',
  partial: 'Some partitions failed; the others were stored.',
  superseded: 'A later version of the record was stored.',
};

export const StatusOf = ({ word }: { word: string }) => (
  <Status tone={TONES[word] ?? 'idle'} title={MEANINGS[word]}>
    {word.replaceAll('_', ' ')}
  </Status>
);

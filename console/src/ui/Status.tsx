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

export const StatusOf = ({ word }: { word: string }) => (
  <Status tone={TONES[word] ?? 'idle'}>{word.replaceAll('_', ' ')}</Status>
);

import { useLive } from '../api/live.js';
import { Status } from '../ui/Status.js';

const STATES = {
  live: ['good', 'live'],
  connecting: ['idle', 'connecting'],
  away: ['warn', 'not live: connecting again'],
} as const;

/** Whether the page receives changes as they are stored. */
export function LiveLine() {
  const { state, changes } = useLive();
  const [tone, text] = STATES[state];
  return (
    <Status tone={tone} title={`${changes} changes since this page was opened`}>
      {text}
      {changes > 0 && <span className="muted"> · {changes} changes</span>}
    </Status>
  );
}

import { useEffect, useState } from 'react';
import { followEvents } from './follow-events.js';
import { queries } from './queries.js';

/** Milliseconds to collect changes before a refresh: a sweep stores a thousand quotes at once, which need only one. */
const BURST_MS = 3000;
/** Minimum number of milliseconds between refreshes, so that a page left open does not use up the rate limit. */
const APART_MS = 10_000;

type State = 'connecting' | 'live' | 'away';

/** Follows the stream of changes, and refreshes what is on screen after each burst of them. */
export function useLive(filter = ''): { state: State; changes: number } {
  const [state, setState] = useState<State>('connecting');
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let isAway = false;
    let unseen = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let refreshedAt = -Infinity;
    const refresh = () => {
      timer = undefined;
      refreshedAt = Date.now();
      setChanges((before) => before + unseen);
      unseen = 0;
      void queries.invalidateQueries({
        // A hidden page is refreshed when it becomes visible.
        refetchType: document.hidden ? 'none' : 'active',
        predicate: ({ queryKey }) => isOfData(queryKey),
      });
    };
    const refreshSoon = () => {
      timer ??= setTimeout(refresh, Math.max(BURST_MS, refreshedAt + APART_MS - Date.now()));
    };
    const onChange = () => {
      unseen += 1;
      refreshSoon();
    };
    const leave = followEvents(`/data/stream${filter}`, (stream) => {
      stream.addEventListener('open', () => {
        setState('live');
        // A new stream does not send what was stored before it.
        if (isAway) refreshSoon();
        isAway = false;
      });
      stream.addEventListener('error', () => {
        setState('away');
        isAway = true;
      });
      stream.addEventListener('item', onChange);
      stream.addEventListener('withdrawn', onChange);
    });
    return () => {
      leave();
      clearTimeout(timer);
    };
  }, [filter]);
  return { state, changes };
}

/** Whether the query depends on stored data. */
function isOfData([, path]: readonly unknown[]): boolean {
  return (
    typeof path === 'string' && /^\/(markets|stats|sources|rejections|drift|anomalies|assets)/.test(path)
  );
}

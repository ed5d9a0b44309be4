import { useEffect, useState } from 'react';
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
    const stream = new EventSource(`/data/stream${filter}`);
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
    const onChange = () => {
      unseen += 1;
      timer ??= setTimeout(refresh, Math.max(BURST_MS, refreshedAt + APART_MS - Date.now()));
    };
    stream.addEventListener('open', () => setState('live'));
    stream.addEventListener('error', () => setState('away'));
    stream.addEventListener('item', onChange);
    stream.addEventListener('withdrawn', onChange);
    return () => {
      stream.close();
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

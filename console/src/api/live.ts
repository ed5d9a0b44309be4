import { useEffect, useState } from 'react';
import { queries } from './queries.js';

/** A sweep stores a thousand quotes at once: what shows them is fetched again once. */
const BURST_MS = 3000;
/** Between refreshes: a page left open beside sources that always store something must not use up its rate limit. */
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
        // A page that nobody sees is refreshed when it is looked at again.
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

/** Other questions have nothing to do with what was stored. */
function isOfData([, path]: readonly unknown[]): boolean {
  return (
    typeof path === 'string' && /^\/(markets|stats|sources|rejections|drift|anomalies|assets)/.test(path)
  );
}

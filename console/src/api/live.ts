import { useEffect, useState } from 'react';
import { queries } from './queries.js';

/** A sweep stores a thousand quotes at once: what shows them is asked again once. */
const PAUSE_MS = 3000;

type State = 'connecting' | 'live' | 'away';

/** Follows the stream of changes, and has what is on screen asked again after each burst of them. */
export function useLive(filter = ''): { state: State; changes: number } {
  const [state, setState] = useState<State>('connecting');
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    const stream = new EventSource(`/data/stream${filter}`);
    let unseen = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const refresh = () => {
      timer = undefined;
      setChanges((before) => before + unseen);
      unseen = 0;
      void queries.invalidateQueries({
        refetchType: 'active',
        predicate: ({ queryKey }) => isOfData(queryKey),
      });
    };
    const onChange = () => {
      unseen += 1;
      timer ??= setTimeout(refresh, PAUSE_MS);
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

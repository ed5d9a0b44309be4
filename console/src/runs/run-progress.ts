import { useEffect, useState } from 'react';
import { followEvents } from '../api/follow-events.js';
import { queries } from '../api/queries.js';
import type { components } from '../api/schema.js';

type Progress = Pick<components['schemas']['RunDetail'], 'partitions'> & components['schemas']['Run'];

/** Merges an event into the progress so far: all events but the first contain only the partitions that changed. */
function merged(before: Progress | null, now: Progress): Progress {
  const changed = new Set(now.partitions.map(({ partition }) => partition));
  const others = before?.partitions.filter(({ partition }) => !changed.has(partition)) ?? [];
  const partitions = [...others, ...now.partitions].sort((a, b) => (a.partition < b.partition ? -1 : 1));
  return { ...now, partitions };
}

/** Follows a run until it ends. */
export function useProgress(id: number, isOver: boolean): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null);
  useEffect(() => {
    if (isOver) return;
    const take = ({ data }: MessageEvent<string>) =>
      setProgress((before) => merged(before, JSON.parse(data) as Progress));
    return followEvents(`/runs/${id}/events`, (stream) => {
      stream.addEventListener('progress', take);
      stream.addEventListener('end', (event: MessageEvent<string>) => {
        take(event);
        stream.close();
        void queries.invalidateQueries();
      });
    });
  }, [id, isOver]);
  return isOver ? null : progress;
}

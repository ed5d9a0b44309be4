import type { StoredPartition } from '../../checkpoints/checkpoints.repository.js';
import type { Partition } from '../../domain/source.js';

/**
 * The partitions that a source currently lists, compared with the stored checkpoints. Partitions are given by key.
 */
export interface PartitionsFound {
  toRead: Partition[];
  /** Number of partitions that have not changed since they were read to their end, or are not due yet. */
  unchanged: number;
  /** Partitions that the source no longer lists (`vanished`), and those that it lists again. */
  vanished: string[];
  returned: string[];
}

export function partitionsToRead(
  shown: readonly Partition[],
  known: readonly StoredPartition[],
  onlyDue: boolean,
): PartitionsFound {
  const checkpoints = new Map(known.map((one) => [one.partition, one]));
  const isUnchanged = (partition: Partition) => {
    if (onlyDue && partition.isDue === false) return true;
    const since = checkpoints.get(partition.key)?.cursor;
    return since ? (partition.isUnchanged?.(since) ?? false) : false;
  };
  const toRead = shown.filter((partition) => !isUnchanged(partition));
  const keys = new Set(shown.map(({ key }) => key));
  const among = (isShown: boolean, isGone: boolean) =>
    known.filter((one) => keys.has(one.partition) === isShown && one.isGone === isGone);
  return {
    toRead,
    unchanged: shown.length - toRead.length,
    vanished: among(false, false).map(({ partition }) => partition),
    returned: among(true, true).map(({ partition }) => partition),
  };
}

import { PartitionError } from '../../domain/errors.js';

export function brokenFeed(why: string, cause?: unknown): PartitionError {
  return new PartitionError('broken_feed', `the feed is broken: ${why.slice(0, 300)}`, { cause });
}

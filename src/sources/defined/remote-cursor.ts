import { z } from 'zod';
import type { Cursor } from '../../domain/source.js';

/** Headers and state of the file's last reply, for conditional requests. */
const remote = z.object({
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  at: z.iso.datetime(),
  /** Whether the file did not exist. */
  absent: z.boolean().optional(),
});
/** Part of a cursor of a file that is read over HTTP. */
export const remoteCursor = z.looseObject({ remote });

export function remoteOf(since: Cursor | null): z.infer<typeof remote> | undefined {
  return remoteCursor.safeParse(since).data?.remote;
}

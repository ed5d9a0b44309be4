import { z } from 'zod';
import { OneOf } from '../query-fields.js';
import { component } from './component.js';
import { count, flag } from './fields.js';
import { idCursor, pageLimit, requestId } from './page.js';

/** Counting more would take too long. */
const MAX_COUNTED = 10_000;
const MAX_TEXT = MAX_COUNTED.toLocaleString('en');

const COUNTS = ['none', 'estimated'] as const;
export type Count = (typeof COUNTS)[number];

/** `count` as a parameter of a list. */
export const CountParameter = () =>
  OneOf(COUNTS, {
    description: `Whether \`metadata.total\` is determined. \`estimated\` counts at most ${MAX_TEXT} entries.`,
    default: 'none',
    example: 'estimated',
  });

const metadata = component(
  'TotalMetadata',
  z.strictObject({
    request_id: requestId,
    limit: pageLimit,
    next_cursor: idCursor,
    total: count(3, 'Number of entries on all pages; null with `count=none`.').nullable(),
    total_is_estimate: flag(
      false,
      `True if there are more than ${MAX_TEXT} entries; \`total\` is then ${MAX_TEXT}.`,
    ),
  }),
);

/** A page of a list with ids as cursors, and how many entries there are. */
export function totalPageOf<T extends z.ZodType>(name: string, item: T) {
  return component(name, z.strictObject({ data: z.array(item), metadata }));
}

type Total = Pick<z.infer<typeof metadata>, 'total' | 'total_is_estimate'>;

/** @param countUpTo counts matching entries, and stops at a limit */
export async function totalOf(wanted: Count, countUpTo: (limit: number) => Promise<number>): Promise<Total> {
  if (wanted === 'none') return { total: null, total_is_estimate: false };
  const found = await countUpTo(MAX_COUNTED + 1);
  return { total: Math.min(found, MAX_COUNTED), total_is_estimate: found > MAX_COUNTED };
}

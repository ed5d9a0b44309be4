import { list } from './fields.js';

/** Maximum share of rejected records by source; `*` is the default. */
export type RejectedShares = Readonly<Record<string, number>>;

const ITEM = /^(?:(?<source>[\w-]+)\s*=\s*)?(?<share>0|1|0?\.\d{1,6}|1\.0+)$/;

/** Parses the format `0.5,csv=0.9`: the maximum share of a run's records that may be rejected, then exceptions by source. */
export const rejectedShares = list
  .refine(
    (items) => items.every((item) => ITEM.test(item)),
    'expected a number from 0 to 1, optionally followed by overrides for single sources, such as 0.5,csv=0.9',
  )
  .transform((items): RejectedShares =>
    Object.fromEntries([
      ['*', 0.5],
      ...items.map((item) => {
        const { source = '*', share } = ITEM.exec(item)!.groups!;
        return [source, Number(share)] as const;
      }),
    ]),
  );

export function rejectedShareOf(shares: RejectedShares, source: string): number {
  return shares[source] ?? shares['*']!;
}

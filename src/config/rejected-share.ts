import { list } from './fields.js';

/** By source; `*` is the default. */
export type RejectedShares = Readonly<Record<string, number>>;

const ITEM = /^(?:(?<source>[\w-]+)\s*=\s*)?(?<share>0|1|0?\.\d{1,6}|1\.0+)$/;

/** Format `0.5,csv=0.9`: the default share of a run's records that may be rejected, and overrides by source. */
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

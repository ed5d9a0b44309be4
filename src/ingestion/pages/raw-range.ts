/** A range of raw row ids; both ends are inclusive. */
export interface RawRange {
  first: string;
  last: string;
}

/**
 * Condition on a `former` version: it comes from a file whose rows are withdrawn ($2: the first ids of their ranges). Values
 * from other files are kept as rivals.
 */
export const IS_FROM_SAME_FILE = `(former.raw_id >> 32)::int in (
  select same.id from unnest($2::bigint[]) as withdrawn(first) join csv_files file on file.id = (withdrawn.first >> 32)::int
  join csv_files same on same.source_id = file.source_id and same.path = file.path)`;

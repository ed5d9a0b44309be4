/** Ids of raw rows, both inclusive. */
export interface RawRange {
  first: string;
  last: string;
}

/** A position in PostgreSQL's write-ahead log (LSN), such as `0/3000148`. */
export type Lsn = bigint;

const TEXT = /^([\dA-F]{1,8})\/([\dA-F]{1,8})$/i;

/** Null if the text is not an LSN. */
export function parseLsn(text: string): Lsn | null {
  const [, high, low] = TEXT.exec(text) ?? [];
  return high === undefined ? null : (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

export function lsnText(lsn: Lsn): string {
  const hex = (half: bigint) => half.toString(16).toUpperCase();
  return `${hex(lsn >> 32n)}/${hex(lsn & 0xffffffffn)}`;
}

export const laterLsn = (a: Lsn, b: Lsn): Lsn => (a > b ? a : b);

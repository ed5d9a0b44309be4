import { parquetMetadata, parquetReadObjects } from 'hyparquet';

type Value = string | number | bigint | boolean | null;

/** The rows of a Parquet file: decimals as text with all digits, moments in microseconds. */
export async function readParquet(file: ArrayBuffer): Promise<Record<string, Value>[]> {
  const metadata = parquetMetadata(file);
  const decimals = metadata.schema.filter(({ converted_type }) => converted_type === 'DECIMAL');
  // The reader would make doubles of them.
  for (const column of decimals) delete column.converted_type;
  for (const column of decimals) delete column.logical_type;
  const rows = (await parquetReadObjects({
    file,
    metadata,
    utf8: false,
    parsers: { timestampFromMicroseconds: (at: bigint) => at, dateFromDays: (day: number) => day },
  })) as Record<string, Value | Uint8Array>[];
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([name, value]) => {
        if (!(value instanceof Uint8Array)) return [name, value];
        const scale = decimals.find((column) => column.name === name)!.scale!;
        return [name, decimalOf(value, scale)];
      }),
    ),
  );
}

/** By column: `decimal(38,18)`, `double`, `string`, … */
export function typesOf(file: ArrayBuffer): Record<string, string> {
  const [, ...columns] = parquetMetadata(file).schema;
  return Object.fromEntries(
    columns.map(({ name, type, logical_type: logical, precision, scale }) => [
      name,
      logical?.type === 'DECIMAL' ? `decimal(${precision},${scale})` : (logical?.type ?? type!).toLowerCase(),
    ]),
  );
}

/** Big-endian two's complement; no zeros at the end. */
function decimalOf(bytes: Uint8Array, scale: number): string {
  const unscaled = BigInt.asIntN(bytes.length * 8, BigInt(`0x${Buffer.from(bytes).toString('hex')}`));
  const digits = String(unscaled < 0n ? -unscaled : unscaled).padStart(scale + 1, '0');
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`.replace(/\.?0+$/, '');
  return unscaled < 0n ? `-${text}` : text;
}

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readTable } from '../sources/csv/dialect/table.js';

/** An operator's mapping of a listing to an asset. */
const text = z.string().trim().min(1);
const mapping = z.object({
  source: text,
  external_id: text,
  /** Current or former slug. */
  asset: text,
});

export type Mapping = z.infer<typeof mapping>;

/**
 * Reads a JSON list of `{source, external_id, asset}`, or a CSV file with these columns.
 * @throws Error with the file name and the problem
 */
export async function readMappings(path: string): Promise<Mapping[]> {
  try {
    const content = await readFile(path);
    const rows: unknown = path.endsWith('.json')
      ? JSON.parse(String(content).replace(/^\ufeff/, ''))
      : rowsOf(content);
    const mappings = z.array(mapping).parse(rows);
    assertConsistent(mappings);
    return mappings;
  } catch (error) {
    throw new Error(`IDENTITY_MAPPINGS: ${path} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** Of two lines for one listing, none could be obeyed without disobeying the other. */
function assertConsistent(mappings: readonly Mapping[]): void {
  const known = new Map<string, string>();
  for (const { source, external_id, asset } of mappings) {
    const listing = `${source}/${external_id}`;
    const other = known.get(listing);
    if (other !== undefined && other.toLowerCase() !== asset.toLowerCase())
      throw new Error(`${listing} is mapped to ${other} and to ${asset}: remove one of them`);
    known.set(listing, asset);
  }
}

function rowsOf(text: Buffer): Record<string, string>[] {
  const [header, ...rows] = readTable(text).rows;
  const columns = header?.cells.map((name) => name.trim()) ?? [];
  return rows.map(({ cells, line }) => {
    if (cells.length !== columns.length)
      throw new Error(`line ${line} has ${cells.length} fields, its header ${columns.length}`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]!]));
  });
}

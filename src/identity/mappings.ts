import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readTable } from '../sources/csv/dialect/table.js';

/** An operator's mapping of a listing to an asset. */
const mapping = z.object({
  source: z.string().min(1),
  external_id: z.string().min(1),
  /** Current or former slug. */
  asset: z.string().min(1),
});

export type Mapping = z.infer<typeof mapping>;

/**
 * Reads a JSON list of `{source, external_id, asset}`, or a CSV file with these columns.
 * @throws Error with the file name and the problem
 */
export async function readMappings(path: string): Promise<Mapping[]> {
  try {
    const text = await readFile(path);
    const rows: unknown = path.endsWith('.json') ? JSON.parse(String(text)) : rowsOf(text);
    return z.array(mapping).parse(rows);
  } catch (error) {
    throw new Error(`IDENTITY_MAPPINGS: ${path} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
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

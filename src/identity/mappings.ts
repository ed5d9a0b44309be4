import { readFile } from 'node:fs/promises';
import csv from 'csv-parser';
import { Readable } from 'node:stream';
import { z } from 'zod';

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
    const text = await readFile(path, 'utf8');
    const rows: unknown = path.endsWith('.json') ? JSON.parse(text) : await rowsOf(text);
    return z.array(mapping).parse(rows);
  } catch (error) {
    throw new Error(`IDENTITY_MAPPINGS: ${path} cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

async function rowsOf(text: string): Promise<unknown[]> {
  const rows = Readable.from([text.replace(/^\uFEFF/, '')]).pipe(csv({ strict: true }));
  return (await rows.toArray()) as unknown[];
}

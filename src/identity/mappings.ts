import { readFile } from 'node:fs/promises';
import csv from 'csv-parser';
import { Readable } from 'node:stream';
import { z } from 'zod';

/** What an operator says in a file: this listing of this source is that asset. */
const mapping = z.object({
  source: z.string().min(1),
  external_id: z.string().min(1),
  /** Its slug, now or before. */
  asset: z.string().min(1),
});

export type Mapping = z.infer<typeof mapping>;

/**
 * Reads a JSON list of `{source, external_id, asset}`, or a CSV file with these columns.
 * @throws Error that names the file and what is wrong with it
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

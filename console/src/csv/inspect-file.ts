import { client, dataOf } from '../api/client.js';
import { type Json, parseLossless } from '../api/lossless.js';
import type { components } from '../api/schema.js';

type Inspection = components['schemas']['CsvInspection'];

export interface Inspected {
  inspection: Inspection;
  /** The file's first rows, with all digits of their amounts. */
  rows: readonly Record<string, Json>[];
}

interface Given {
  file: File;
  /** A profile to use instead of CSV_PROFILES. */
  profile?: string;
}

/**
 * Asks the service how it would read a file on this computer. Nothing is stored.
 * @throws ProblemError
 */
export async function inspectFile({ file, profile }: Given): Promise<Inspected> {
  const form = new FormData();
  form.append('file', file);
  if (profile !== undefined) form.append('profile', profile);
  const text = await dataOf(
    client.POST('/csv/inspect', {
      body: form as never,
      bodySerializer: (body) => body as never,
      parseAs: 'text',
    }),
  );
  const inspection = JSON.parse(text) as Inspection;
  const { rows } = parseLossless(text) as unknown as { rows: Inspected['rows'] };
  return { inspection, rows };
}

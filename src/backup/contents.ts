import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BackupError, untar } from './tar.js';

/** First entry of an archive. */
const manifestSchema = z.object({
  format: z.literal(1),
  version: z.string(),
  made_at: z.string(),
  migrations: z.array(z.string()),
  /** Tables in the order of the archive, with their columns. */
  tables: z.record(z.string(), z.array(z.string())),
});

/** Last entry of an archive. */
const sumsSchema = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
  /** Last values of sequences; null if never used. */
  sequences: z.record(z.string(), z.string().nullable()),
});

export interface Contents {
  manifest: z.infer<typeof manifestSchema>;
  sums: z.infer<typeof sumsSchema>;
}

export const MANIFEST_ENTRY = 'manifest.json';
export const CHECKSUMS_ENTRY = 'sums.json';

/** Name of an entry with some of a table's rows in COPY text format. Concatenated, a table's entries hold all its rows. */
export const entryOfTable = (table: string, part: number) => `${table}/${String(part).padStart(6, '0')}.copy`;
export const tableOfEntry = (name: string) => /^([^/]+)\/\d+\.copy$/.exec(name)?.[1];

/**
 * Reads an archive from beginning to end.
 * @throws BackupError if anything is missing, corrupt or unknown
 */
export async function verifyArchive(path: string): Promise<Contents> {
  let manifest: Contents['manifest'] | undefined;
  let sums: Contents['sums'] | undefined;
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  for await (const { name, body } of untar(path)) {
    if (sums) throw new BackupError('there is data after its end');
    const table = tableOfEntry(name);
    if (name === MANIFEST_ENTRY) manifest = parsed(manifestSchema, body);
    else if (name === CHECKSUMS_ENTRY) sums = parsed(sumsSchema, body);
    else if (!table || !manifest?.tables[table])
      throw new BackupError(`it contains an unknown file, ${name}`);
    else hashes.set(table, (hashes.get(table) ?? createHash('sha256')).update(body));
  }
  if (!manifest || !sums) throw new BackupError('it is truncated');
  for (const table of Object.keys(manifest.tables)) {
    const sha256 = (hashes.get(table) ?? createHash('sha256')).digest('hex');
    if (sha256 !== sums.tables[table]?.sha256) throw new BackupError(`the rows of ${table} are corrupt`);
  }
  return { manifest, sums };
}

function parsed<T>(schema: z.ZodType<T>, body: Buffer): T {
  try {
    return schema.parse(JSON.parse(body.toString()));
  } catch (cause) {
    throw new BackupError('it is not a Kasparro backup, or was made by a newer version', { cause });
  }
}

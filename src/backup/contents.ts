import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BackupError, untar } from './tar.js';

/** What an archive begins with. */
const manifestSchema = z.object({
  format: z.literal(1),
  version: z.string(),
  made_at: z.string(),
  migrations: z.array(z.string()),
  /** In the order of the archive, with their columns. */
  tables: z.record(z.string(), z.array(z.string())),
});

/** What it ends with. */
const sumsSchema = z.object({
  tables: z.record(z.string(), z.object({ rows: z.number(), sha256: z.string() })),
  /** Numbers that were given last; a null: none yet. */
  sequences: z.record(z.string(), z.string().nullable()),
});

export interface Contents {
  manifest: z.infer<typeof manifestSchema>;
  sums: z.infer<typeof sumsSchema>;
}

export const MANIFEST = 'manifest.json';
export const SUMS = 'sums.json';

/** Parts of a table's rows, in the text format of COPY: together they are the whole. */
export const partOf = (table: string, part: number) => `${table}/${String(part).padStart(6, '0')}.copy`;
export const tableOf = (name: string) => /^([^/]+)\/\d+\.copy$/.exec(name)?.[1];

/**
 * Reads an archive from its beginning to its end.
 * @throws BackupError where anything is missing, spoilt or unknown
 */
export async function check(path: string): Promise<Contents> {
  let manifest: Contents['manifest'] | undefined;
  let sums: Contents['sums'] | undefined;
  const hashes = new Map<string, ReturnType<typeof createHash>>();
  for await (const { name, body } of untar(path)) {
    if (sums) throw new BackupError('something follows its end');
    const table = tableOf(name);
    if (name === MANIFEST) manifest = parsed(manifestSchema, body);
    else if (name === SUMS) sums = parsed(sumsSchema, body);
    else if (!table || !manifest?.tables[table]) throw new BackupError(`it holds an unknown file, ${name}`);
    else hashes.set(table, (hashes.get(table) ?? createHash('sha256')).update(body));
  }
  if (!manifest || !sums) throw new BackupError('it is cut off');
  for (const table of Object.keys(manifest.tables)) {
    const sha256 = (hashes.get(table) ?? createHash('sha256')).digest('hex');
    if (sha256 !== sums.tables[table]?.sha256) throw new BackupError(`the rows of ${table} are spoilt`);
  }
  return { manifest, sums };
}

function parsed<T>(schema: z.ZodType<T>, body: Buffer): T {
  try {
    return schema.parse(JSON.parse(body.toString()));
  } catch (cause) {
    throw new BackupError('it is no backup of Kasparro, or one of a newer version', { cause });
  }
}

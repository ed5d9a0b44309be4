import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { PartitionError, UnusablePartition } from '../../../domain/errors.js';
import { parseJson } from '../../../domain/json.js';
import { linesOf } from './lines.js';
import type { TapProcess } from './tap-process.js';

const MAX_BYTES = 16 * 1024 * 1024;

interface CatalogStream {
  stream?: string;
  tap_stream_id?: string;
  schema?: Record<string, unknown>;
  metadata?: { breadcrumb: string[]; metadata: Record<string, unknown> }[];
}

/** Reads the tap's catalog from a file. @throws UnusablePartition if the file cannot be read */
export async function catalogFile(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    throw new UnusablePartition('no_catalog', `catalog ${path}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/** The catalog from the tap's discovery mode, which must end within `timeoutMs`. */
export async function discoverCatalog(tap: TapProcess, timeoutMs: number): Promise<string> {
  const patience = new AbortController();
  const read = async () => {
    const texts: string[] = [];
    let size = 0;
    for await (const { texts: lines, bytes } of linesOf(tap.output, MAX_BYTES)) {
      size += bytes;
      if (size > MAX_BYTES)
        throw new PartitionError('bad_catalog', `the tap's catalog has more than ${MAX_BYTES} bytes`);
      texts.push(...lines);
    }
    await tap.assertSucceeded();
    return texts.join('\n');
  };
  try {
    const late = sleep(timeoutMs, null, { signal: patience.signal }).catch(() => null);
    const text = await Promise.race([read(), late]);
    if (text === null)
      throw new PartitionError('tap_silent', `the tap found no catalog within ${timeoutMs / 1000} seconds`);
    return text;
  } finally {
    patience.abort();
    await tap.stop();
  }
}

/**
 * The catalog with the wanted streams selected, in both of the forms that taps look for.
 * @throws PartitionError if the catalog lacks a wanted stream
 */
export function withSelectedStreams(text: string, wanted: readonly string[]): string {
  const streams = streamsIn(text);
  const names = streams.map(({ stream, tap_stream_id }) => stream ?? tap_stream_id ?? '');
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length)
    throw new PartitionError(
      'stream_missing',
      `the tap has no stream ${missing.join(', ')}; it has ${names.slice(0, 20).join(', ') || 'none'}`,
    );
  return JSON.stringify({
    streams: streams.map((one, index) => {
      const selected = wanted.includes(names[index]!);
      const others = (one.metadata ?? []).filter(({ breadcrumb }) => breadcrumb.length);
      const own = (one.metadata ?? []).find(({ breadcrumb }) => !breadcrumb.length)?.metadata;
      return {
        ...one,
        schema: { ...one.schema, selected },
        metadata: [{ breadcrumb: [], metadata: { ...own, selected } }, ...others],
      };
    }),
  });
}

function streamsIn(text: string): CatalogStream[] {
  try {
    const { streams } = parseJson(text) as { streams: CatalogStream[] };
    if (Array.isArray(streams)) return streams;
  } catch {
    // Reported below.
  }
  throw new PartitionError(
    'bad_catalog',
    `expected a catalog with streams, got ${JSON.stringify(text.slice(0, 200))}`,
  );
}

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PartitionError } from '../../domain/errors.js';
import { CsvFolder } from './fixtures/csv-folder.js';

/** Each sample `NN-name.csv` has its expected result in `NN-name.csv.json`. */
const SAMPLES = join(import.meta.dirname, 'fixtures/layouts');

interface Expected {
  /** Settings that differ from the defaults. */
  settings?: Record<string, string>;
  /** By line, without fields that are null. */
  rows?: Record<string, unknown>[];
  /** Line, field and code. */
  rejected?: [number, string, string][];
  /** For a file that is refused: the code, and parts of the message. */
  error?: { code: string; message: string[] };
}

let folder: CsvFolder;
beforeAll(async () => {
  folder = await CsvFolder.make();
});
afterAll(() => folder.remove());

async function outcomeOf(sample: string, name: string, { settings, error }: Expected): Promise<Expected> {
  const content = readFileSync(join(SAMPLES, sample));
  const read = await folder.read(content, settings, name).catch((thrown: unknown) => thrown);
  if (read instanceof PartitionError) {
    const { code, message } = read;
    return {
      error: {
        code,
        message: (error?.message ?? ['']).map((part) => (message.includes(part) ? part : message)),
      },
    };
  }
  if (read instanceof Error) throw read;
  const { quotes, candles, rejected } = read as Awaited<ReturnType<CsvFolder['read']>>;
  const rows = [...quotes, ...candles].map(({ notes, ...row }) => ({
    ...Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)),
    ...(notes && { notes: notes.map(({ path, code }) => [path, code]) }),
  }));
  return { rows, rejected: rejected.map(({ line, path, code }) => [line, path, code]) };
}

describe('a file as its publisher lays it out', () => {
  const samples = readdirSync(SAMPLES).filter((name) => !name.endsWith('.json'));
  it.each(samples)('is read exactly: %s', async (sample) => {
    const expected = JSON.parse(readFileSync(join(SAMPLES, `${sample}.json`), 'utf8')) as Expected;
    const { rows, rejected = [], error } = expected;
    const wanted = error ? { error } : { rows, rejected };
    for (const name of [sample.replace(/^\d+-/, ''), sample])
      expect(await outcomeOf(sample, name, expected)).toEqual(wanted);
  });
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PartitionError } from '../../src/domain/errors.js';
import type { Layout } from '../../src/sources/csv/layout/layout.js';
import { CsvFolder } from '../../src/sources/csv/fixtures/csv-folder.js';
import { presets } from '../../src/sources/csv/profiles/preset.js';

const SAMPLES = 'src/sources/csv/fixtures/layouts';

const HEAD = [
  '# Layouts of CSV files',
  '',
  'How Kasparro reads a sample of each layout, without a profile: by a preset or by the header. `make schema` regenerates this table from the',
  `[samples](../${SAMPLES}), and a test compares it; another test compares every value. Figures in samples are examples.`,
  '[csv-profiles.md](csv-profiles.md) explains presets, and what to do about files that are refused.',
  '',
  '| sample | recognised by | contents | coins | currency | interval | rows | rejected |',
  '| --- | --- | --- | --- | --- | --- | --- | --- |',
];

/** The page of docs that lists the result of each sample. */
export async function layoutsPage(): Promise<string> {
  const folder = await CsvFolder.make();
  try {
    const lines: string[] = [];
    for (const file of readdirSync(SAMPLES).filter((name) => !name.endsWith('.json')))
      lines.push(await lineOf(folder, file));
    return [...HEAD, ...lines, ''].join('\n');
  } finally {
    await folder.remove();
  }
}

async function lineOf(folder: CsvFolder, file: string): Promise<string> {
  const name = file.replace(/^\d+-/, '');
  const sample = `[${name}](../${SAMPLES}/${encodeURIComponent(file)})`;
  const read = await folder
    .read(readFileSync(join(SAMPLES, file)), {}, name)
    .catch((error: unknown) => error);
  if (read instanceof PartitionError) return `| ${sample} | | refused: \`${read.code}\` | | | | | |`;
  if (read instanceof Error) throw read;
  const { pages, quotes, candles, rejected } = read as Awaited<ReturnType<CsvFolder['read']>>;
  const layout = pages[0]!.file!.format.layout as Layout | undefined;
  const rows = [...quotes, ...candles];
  const all = (values: readonly string[]) => [...new Set(values)].join(', ');
  const codes = all(rejected.map(({ code }) => `\`${code}\``));
  const cells = [
    sample,
    presets().find((preset) => preset.name === layout?.name)?.title ?? 'header',
    candles.length ? 'candles' : 'quotes',
    all(rows.map(({ symbol }) => symbol)),
    all(rows.map(({ currency }) => currency)),
    all(candles.map(({ interval }) => interval)),
    String(rows.length),
    rejected.length ? `${new Set(rejected.map(({ line }) => line)).size}: ${codes}` : '',
  ];
  return `| ${cells.join(' | ')} |`;
}

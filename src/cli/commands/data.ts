import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { realpath, rename, stat } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command, Option } from 'commander';
import type { DataPage } from '../../api/data/data.reply.js';
import { writeUnfinished } from '../../backup/unfinished-file.js';
import { CommandError, EXIT } from '../command-error.js';
import { groupDigits, formatMoment } from '../output/cells.js';
import { replyOf } from '../output/output.js';
import { nextPage } from '../output/next-page.js';
import { type Screen, table } from '../output/table.js';
import { assertAssets } from '../service/nearest-asset.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';
import type { Session, SessionOptions } from '../service/session.js';

const FILE_FORMATS = ['csv', 'ndjson', 'parquet'] as const;
const FORMATS = ['table', ...FILE_FORMATS] as const;

interface DataOptions {
  format?: (typeof FORMATS)[number];
  output?: string;
  fields?: string;
}

/** The command for prices, candles and articles: it prints a page as a table, or writes all of them to a file. */
export function data(): Command {
  const command = filters(new Command('data').description('print or export prices, candles and articles'), {
    '--kind <word>': 'quote, candle or article',
    '--source <names>': 'only items from these sources',
    '--symbol <symbols>': 'only items with these symbols, such as BTC,ETH',
    '--asset <slugs>': 'only quotes or candles of these assets, by slug or id',
    '--currency <codes>': 'only quotes or candles in these currencies',
    '--interval <interval>': 'only candles with this interval, such as 1h',
    '--since <moment>': 'only items observed at or after this moment',
    '--until <moment>': 'only items observed before this moment',
    '--max-age <age>': 'only items observed at most this long ago: 15m, 2h or 7d',
    '--as-of <moment>': 'data as it was known at this moment',
    '--q <text>': 'only items with this text in their name, symbol or title',
    '--min-price <amount>': 'only items with at least this price',
    '--max-price <amount>': 'only items with at most this price',
    '--latest': 'only the latest quote or candle of each listing',
    '--sort <key>': 'observed_at, price_usd, market_cap_usd or rank',
    '--order <word>': 'asc or desc',
    '--convert <code>': 'also show amounts converted to this currency',
    '--fields <names>': 'only these fields, such as asset.slug,price; not for tables',
    ...PAGE,
  })
    .addOption(
      new Option('--format <format>', 'table: one page; the others: all matching items').choices(FORMATS),
    )
    .option('-o, --output <file>', 'write to this file; its extension sets the format');
  withService<DataOptions>(command, async (session, options) => {
    const format = formatOf(options);
    const query = queryOf(command);
    if (format !== 'table') {
      if (query.asset) await assertAssets(query.asset as string, session.service);
      return save(session, { ...query, format }, options.output);
    }
    const found = await session.service.get<DataPage>('/data', query);
    if (query.asset && !found.value.data.length) await assertAssets(query.asset as string, session.service);
    session.print(found, page);
  });
  return examples(command, [
    'kasparro data --asset bitcoin --latest',
    'kasparro data --interval 1h --asset bitcoin --output candles.parquet',
    'kasparro data --kind quote --since 2026-01-01 --format csv > quotes.csv',
  ]);
}

function formatOf({ format, output, fields, json }: DataOptions & SessionOptions): (typeof FORMATS)[number] {
  if (json && format && format !== 'table' && output === undefined)
    throw new CommandError(`--json and --format ${format} are two formats: choose one`, EXIT.usage);
  if (format === 'table' && output !== undefined)
    throw new CommandError(
      '--output: a table cannot be written to a file; choose csv, ndjson or parquet',
      EXIT.usage,
    );
  const ending = FILE_FORMATS.find((one) => output?.toLowerCase().endsWith(`.${one}`));
  if (format && ending && ending !== format)
    throw new CommandError(
      `${output}: its extension and --format ${format} are two formats: choose one`,
      EXIT.usage,
    );
  const known = format ?? ending ?? (output === undefined ? 'table' : undefined);
  if (known === 'table' && fields !== undefined && !json)
    throw new CommandError(
      '--fields: a table has columns of its own; add --json, or --format csv, ndjson or parquet',
      EXIT.usage,
    );
  if (known) return known;
  throw new CommandError(
    `${output}: give the format with --format, or with an extension such as .csv, .ndjson or .parquet`,
    EXIT.usage,
  );
}

/**
 * Writes the file under a temporary name first, so that an existing file is always complete. A link stays one, and a
 * device or a named pipe is written to, not replaced.
 */
async function save(
  session: Session,
  query: Record<string, unknown>,
  output: string | undefined,
): Promise<void> {
  if (output === undefined && query.format === 'parquet' && process.stdout.isTTY)
    throw new CommandError(
      'Parquet is a binary format: name a file with --output, or redirect the output',
      EXIT.usage,
    );
  const accept = query.format === 'parquet' ? 'application/vnd.apache.parquet' : undefined;
  const write = async (to: Writable, options: { end?: boolean } = {}) => {
    const { body } = await session.service.open('GET', '/data', {
      query: query as Record<string, string>,
      accept,
    });
    const read = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]);
    await pipeline(read, to, options).catch((error: unknown) => brokenOff(error, output));
  };
  if (output === undefined) return write(process.stdout, { end: false });
  const file = await realpath(output).catch(() => output);
  if (await isDeviceOrPipe(output)) await write(createWriteStream(output));
  else
    await writeUnfinished(file, async (unfinished) => {
      const to = createWriteStream(unfinished);
      // A file that cannot be written is known before anything is read.
      await once(to, 'open');
      await write(to);
      await rename(unfinished, file);
    });
  session.print(replyOf({ output }), () => `Wrote ${output}.`);
}

const isDeviceOrPipe = (path: string) =>
  stat(path).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  );

function brokenOff(error: unknown, output = 'standard output'): never {
  const { path, syscall, message } = error as NodeJS.ErrnoException;
  if (path !== undefined) throw error;
  // Such errors do not name the file.
  if (syscall === 'write') throw Object.assign(error as Error, { path: output });
  throw new CommandError(
    `The export is incomplete, because it was interrupted: ${message}`,
    EXIT.unavailable,
  );
}

function page({ data: items, metadata }: DataPage, screen: Screen): string {
  if (!items.length) return 'Nothing matches.\n';
  const rows = table(
    items,
    [
      { title: 'Observed (UTC)', cell: ({ observed_at }) => formatMoment(observed_at) },
      { title: 'Source', cell: ({ source }) => source },
      { title: 'Asset', cell: ({ asset }) => asset?.slug ?? '' },
      { title: 'Interval', cell: (item) => (item.kind === 'candle' ? item.interval : '') },
      { title: 'Price', cell: ({ price }) => groupDigits(price), right: true },
      { title: '', cell: ({ currency }) => currency ?? '' },
      { title: 'Market cap', cell: ({ market_cap }) => groupDigits(market_cap), right: true },
      { title: 'Title', cell: ({ title }) => title },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}

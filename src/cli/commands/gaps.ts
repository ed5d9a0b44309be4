import { Command } from 'commander';
import type { GapPage } from '../../api/gaps/gaps.reply.js';
import { formatMoment } from '../output/cells.js';
import { nextPage } from '../output/next-page.js';
import { type Screen, table } from '../output/table.js';
import { orNearest } from '../service/nearest-asset.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';

/** The command that lists what is missing from the price history. */
export function gaps(): Command {
  const command = filters(
    new Command('gaps')
      .argument('<assets>', 'slugs or ids, separated by commas')
      .description('list missing quotes and candles of assets'),
    {
      '--interval <interval>': 'the interval used to find gaps (default: 1h)',
      '--since <moment>': 'from this moment on (default: the first quote or candle of each listing)',
      '--until <moment>': 'up to this moment (default: now)',
      '--source <names>': 'only gaps in data from these sources',
      '--currency <codes>': 'only gaps of listings in these currencies',
      '--kind <word>': 'quote or candle',
      ...PAGE,
    },
  );
  withService(command, async (session, _options, [asset]) => {
    const gaps = session.service.get<GapPage>('/gaps', { ...queryOf(command), asset });
    session.print(await orNearest(gaps, session.service), page);
  });
  return examples(command, [
    'kasparro gaps bitcoin --interval 1d --kind candle',
    'kasparro run exchanges --asset bitcoin --fill --interval 1d',
  ]);
}

function page({ data: found, metadata }: GapPage, screen: Screen): string {
  if (!found.length) return 'Nothing is missing.\n';
  const rows = table(
    found,
    [
      { title: 'Source', cell: ({ source }) => source },
      { title: 'Listing', cell: ({ external_id, currency }) => `${external_id} ${currency}` },
      { title: 'Kind', cell: ({ kind }) => kind },
      { title: 'Since (UTC)', cell: ({ since }) => formatMoment(since) },
      { title: 'Until', cell: ({ until }) => formatMoment(until) },
      { title: 'Missing', cell: ({ missing }) => String(missing), right: true },
      { title: '', cell: ({ fillable }) => (fillable ? 'can be filled' : '') },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}

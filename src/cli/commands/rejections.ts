import { Command } from 'commander';
import type { Discarded, Rejection, RejectionPage } from '../../api/rejections/rejections.reply.js';
import { groupDigits, formatMoment, statusCell } from '../output/cells.js';
import { nextPage } from '../output/next-page.js';
import { facts, type Screen, table } from '../output/table.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';

export function rejections(): Command {
  const list = filters(new Command('list').description('list rejected records, newest first (the default)'), {
    '--source <name>': 'only rejections from this source',
    '--code <code>': 'only rejections with this reason, such as not_a_number',
    '--field <path>': 'only rejections because of this field',
    '--run <id>': 'only rejections that this run was the last to make',
    '--status <word>': 'open, replayed, superseded or discarded',
    ...PAGE,
  });
  withService(list, async (session) => {
    session.print(await session.service.get<RejectionPage>('/rejections', queryOf(list)), page);
  });
  const show = withService(
    new Command('show').argument('<id>').description('show a rejection with its payload'),
    async (session, _options, [id]) => {
      session.print(await session.service.get<Rejection>(`/rejections/${encodeURIComponent(id!)}`), detail);
    },
  );
  const discard = withService<{ reason: string }>(
    new Command('discard')
      .argument('<id>')
      .description('discard a rejection')
      .requiredOption('--reason <text>', 'why; stored in the audit log'),
    async (session, { reason }, [id]) => {
      const path = `/rejections/${encodeURIComponent(id!)}/discard`;
      session.print(await session.service.post<Discarded>(path, { reason }), ({ discarded }) => {
        return `${discarded} discarded.`;
      });
    },
  );
  return examples(
    new Command('rejections')
      .description('list, show and discard rejected records')
      .addCommand(list, { isDefault: true })
      .addCommand(show)
      .addCommand(discard),
    [
      'kasparro rejections --status open --source csv',
      'kasparro rejections show 17',
      'kasparro rejections discard 17 --reason "a test coin"',
    ],
  );
}

function page({ data, metadata }: RejectionPage, screen: Screen): string {
  if (!data.length) return 'No rejection matches.\n';
  const rows = table(
    data,
    [
      { title: 'Id', cell: ({ id }) => String(id), right: true },
      { title: 'Source', cell: ({ source }) => source },
      { title: 'Partition', cell: ({ partition }) => partition },
      { title: 'Record', cell: ({ external_id }) => external_id },
      { title: 'Status', cell: (one) => statusCell(one.status) },
      { title: 'Times', cell: ({ occurrences }) => groupDigits(occurrences), right: true },
      { title: 'Last seen (UTC)', cell: ({ last_seen_at }) => formatMoment(last_seen_at) },
      {
        title: 'Reason',
        cell: ({ reasons: [first] }) => (first ? `${first.code} in ${first.path}: ${first.message}` : ''),
      },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}

function detail(one: Rejection, screen: Screen): string {
  const head = facts(
    [
      ['Rejection', `${one.id}, ${one.source} ${one.partition}`],
      ['Record', one.file ? `${one.file.path}, line ${one.file.line}` : one.external_id],
      ['Status', statusCell(one.status)],
      ...one.reasons.map(
        ({ path, code, message }) => ['Reason', ['red', `${code} in ${path}: ${message}`]] as const,
      ),
      [
        'Seen',
        `${groupDigits(one.occurrences)} times, last ${formatMoment(one.last_seen_at)} by run ${one.run_id}`,
      ],
      ['Resolved', one.resolved_at ? `${formatMoment(one.resolved_at)} ${one.resolved_reason ?? ''}` : ''],
    ],
    screen,
  );
  return `${head}\n${JSON.stringify(one.payload, null, 2)}\n`;
}

import { Command } from 'commander';
import type { SourceList, SourceReply } from '../../api/sources/sources.reply.js';
import { formatAge, groupDigits, formatMoment, statusCell } from '../output/cells.js';
import { table } from '../output/table.js';
import { withService, examples } from '../service/service-command.js';

export const sources = (): Command =>
  examples(
    withService(
      new Command('sources').description('list the sources with their schedules and last runs'),
      async (session) => {
        session.print(await session.service.get<SourceList>('/sources'), ({ data }, screen) =>
          table(
            data,
            [
              { title: 'Source', cell: ({ name }) => name },
              { title: 'Kind', cell: ({ kind }) => kind },
              {
                title: 'Schedule',
                cell: ({ enabled, schedule }) => (enabled ? (schedule ?? 'off') : ['dim', 'not in SOURCES']),
              },
              { title: 'Partitions', cell: ({ checkpoints }) => groupDigits(checkpoints), right: true },
              { title: 'Calls left', cell: callsLeft },
              { title: 'Last run', cell: ({ last_run }) => statusCell(last_run?.status ?? 'never') },
              { title: 'Ended', cell: ({ last_run }) => formatAge(last_run?.finished_at) },
              { title: 'Next (UTC)', cell: ({ next_run_at }) => formatMoment(next_run_at) },
            ],
            screen,
          ),
        );
      },
    ),
    ['kasparro sources', 'kasparro sources --json | jq -r ".data[].name"'],
  );

/** The calls left this minute, for the source's upstream with the fewest calls left. */
function callsLeft({ budgets }: SourceReply): string {
  const [tightest] = budgets.toSorted((a, b) => a.minute.left - b.minute.left);
  if (!tightest) return '';
  const { minute, month } = tightest;
  const parts = [`${minute.left} of ${minute.limit} a minute`];
  if (month) parts.push(`${groupDigits(month.left)} of ${groupDigits(month.limit)} this month`);
  return parts.join(', ');
}

import { Command } from 'commander';
import type { AuditPage } from '../../api/audit/audit.reply.js';
import { formatMoment } from '../output/cells.js';
import { nextPage } from '../output/next-page.js';
import { type Screen, table } from '../output/table.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';

export function audit(): Command {
  const command = filters(
    new Command('audit').description(
      'list who changed what and when, and whose requests were refused, newest first',
    ),
    {
      '--actor <names>': 'only actions by these keys, given by name or prefix',
      '--action <words>': 'only these actions, such as run.start',
      '--outcome <word>': 'only entries with this outcome: done or refused',
      '--since <moment>': 'only entries at or after this moment',
      '--until <moment>': 'only entries before this moment',
      ...PAGE,
    },
  );
  withService(command, async (session) => {
    session.print(await session.service.get<AuditPage>('/audit', queryOf(command)), page);
  });
  return examples(command, [
    'kasparro audit --outcome refused',
    'kasparro audit --actor ops --since 2026-01-31',
  ]);
}

function page({ data, metadata }: AuditPage, screen: Screen): string {
  if (!data.length) return 'No entry matches.\n';
  const rows = table(
    data,
    [
      { title: 'Id', cell: ({ id }) => String(id), right: true },
      { title: 'At (UTC)', cell: ({ at }) => formatMoment(at) },
      { title: 'Who', cell: ({ actor, key_prefix }) => actor ?? key_prefix ?? '' },
      { title: 'From', cell: ({ address }) => address ?? '' },
      { title: 'Action', cell: ({ action }) => action },
      { title: 'Subject', cell: ({ subject }) => subject },
      {
        title: 'Outcome',
        cell: ({ outcome, status }) => [
          outcome === 'done' ? 'green' : 'red',
          [outcome, status].filter((word) => word !== null).join(' '),
        ],
      },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}

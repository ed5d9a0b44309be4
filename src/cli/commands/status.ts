import { Command } from 'commander';
import type { DriftPage } from '../../api/drift/drift.reply.js';
import type { RejectionPage } from '../../api/rejections/rejections.reply.js';
import type { Stats } from '../../api/stats/stats.reply.js';
import type { Health } from '../../health/health.reply.js';
import { EXIT } from '../command-error.js';
import { formatAge, groupDigits, statusCell as coloured } from '../output/cells.js';
import { nextSteps } from '../output/next-steps.js';
import { facts, type Screen, table } from '../output/table.js';
import { withService, examples } from '../service/service-command.js';
import type { Session } from '../service/session.js';
import type { Reply } from '../service/service-client.js';

export const status = (): Command =>
  examples(
    withService(
      new Command('status').description(
        'show whether the service is healthy, and the last run of each source',
      ),
      async (session) => {
        const [health, stats, steps] = await Promise.all([
          session.service.get<Health>('/health'),
          session.service.get<Stats>('/stats'),
          session.json ? [] : openWork(session),
        ]);
        session.print(
          together(health, stats),
          (value, screen) => overview(value, screen) + nextSteps(...steps),
        );
        return health.value.status === 'ok' ? EXIT.done : EXIT.failed;
      },
    ),
    ['kasparro status', 'kasparro status --json | jq .health.status'],
  );

/** Commands for items that await a decision. */
async function openWork({ service }: Session) {
  const newest = { status: 'open', limit: '1' };
  const [rejections, drift] = await Promise.all([
    service.get<RejectionPage>('/rejections', newest),
    service.get<DriftPage>('/drift', newest),
  ]);
  return [
    ...drift.value.data.map(
      ({ id, source }) => [`drift show ${id}`, `shows how ${source}'s data changed`] as const,
    ),
    ...rejections.value.data.map(
      () => ['rejections groups --status open', 'counts rejections by reason'] as const,
    ),
  ];
}

interface Overview {
  health: Health;
  stats: Stats;
}

/** The text of both replies as received, so that no digit is lost. */
function together(health: Reply<Health>, stats: Reply<Stats>): Reply<Overview> {
  return {
    text: `{"health":${health.text},"stats":${stats.text}}`,
    value: { health: health.value, stats: stats.value },
  };
}

function overview({ health, stats }: Overview, screen: Screen): string {
  const { quotes, candles, articles } = stats.stored;
  const tasks = Object.entries(health.details.background ?? {}).flatMap(([name, task]) => {
    if (typeof task !== 'object' || task.condition === 'ok') return [];
    return [`${name} is ${task.condition}${task.last_error ? `: ${task.last_error.message}` : ''}`];
  });
  const summary = facts(
    [
      ['Service', coloured(health.status)],
      ...tasks.map((task) => ['Task', ['yellow', task]] as const),
      [
        'Stored',
        `${groupDigits(quotes)} quotes, ${groupDigits(candles)} candles, ${groupDigits(articles)} articles`,
      ],
    ],
    screen,
  );
  const sources = table(
    stats.sources,
    [
      { title: 'Source', cell: ({ source }) => source },
      { title: 'Last run', cell: ({ last_run }) => coloured(last_run?.status) },
      { title: 'Ended', cell: ({ last_run }) => formatAge(last_run?.finished_at) },
      { title: 'Last success', cell: ({ last_success }) => formatAge(last_success) },
      { title: 'Records', cell: ({ records }) => groupDigits(records.fetched), right: true },
      { title: 'Rejected', cell: ({ records }) => groupDigits(records.rejected), right: true },
      { title: 'Error', cell: ({ last_run }) => last_run?.error?.message ?? '' },
    ],
    screen,
  );
  return `${summary}\n${stats.sources.length ? sources : 'No source has run yet: kasparro run csv\n'}`;
}

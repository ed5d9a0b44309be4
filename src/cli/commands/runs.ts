import { Command } from 'commander';
import type { RunComparison } from '../../api/runs/comparison.reply.js';
import type { RunDetailReply, RunPage, RunReply } from '../../api/runs/run.reply.js';
import { formatElapsed } from '../../domain/format-elapsed.js';
import {
  pluralize,
  formatDuration,
  groupDigits,
  formatMoment,
  statusCell,
  cellText,
} from '../output/cells.js';
import { nextPage } from '../output/next-page.js';
import { sweepText } from '../output/sweep-text.js';
import { facts, type Screen, table } from '../output/table.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';

export function runs(): Command {
  const list = filters(new Command('list').description('list runs, newest first (the default)'), {
    '--source <names>': 'only runs of these sources, separated by commas',
    '--status <words>': 'only runs with one of these statuses, separated by commas',
    '--trigger <words>': 'only runs started by one of these: schedule, start, api, cli',
    ...PAGE,
  });
  withService(list, async (session) => {
    session.print(
      await session.service.get<RunPage>('/runs', queryOf(list)),
      ({ data, metadata }, screen) => runTable(data, screen) + nextPage(metadata.next_cursor),
    );
  });
  const show = withService(
    new Command('show').argument('<id>').description('show a run with its partitions'),
    async (session, _options, [id]) => {
      session.print(await session.service.get<RunDetailReply>(`/runs/${encodeURIComponent(id!)}`), detail);
    },
  );
  const cancel = withService(
    new Command('cancel').argument('<id>').description('stop a run after its current page'),
    async (session, _options, [id]) => {
      session.print(
        await session.service.post<RunReply>(`/runs/${encodeURIComponent(id!)}/cancel`),
        (run) => `Run ${run.id} of ${run.source} will stop after its current page.`,
      );
    },
  );
  const compare = filters(new Command('compare').description('compare two runs of a source'), {
    '--source <name>': 'compare the latest two runs of this source',
    '--base <id>': 'the run to compare with',
    '--other <id>': 'the run to compare',
  });
  withService(compare, async (session) => {
    session.print(await session.service.get<RunComparison>('/runs/compare', queryOf(compare)), comparison);
  });
  return examples(
    new Command('runs')
      .description('list, show, compare and cancel runs')
      .addCommand(list, { isDefault: true })
      .addCommand(show)
      .addCommand(cancel)
      .addCommand(compare),
    [
      'kasparro runs --source csv --status failed,partial',
      'kasparro runs show 12',
      'kasparro runs cancel 12',
      'kasparro runs compare --source csv',
    ],
  );
}

function runTable(runs: readonly RunReply[], screen: Screen): string {
  if (!runs.length) return 'No run matches.\n';
  return table(
    runs,
    [
      { title: 'Run', cell: ({ id }) => String(id), right: true },
      { title: 'Source', cell: ({ source }) => source },
      { title: 'Status', cell: (run) => statusCell(run.status) },
      { title: 'Trigger', cell: ({ trigger, mode }) => (mode === 'live' ? trigger : `${trigger}, ${mode}`) },
      { title: 'Queued (UTC)', cell: ({ queued_at }) => formatMoment(queued_at) },
      { title: 'Took', cell: ({ duration_seconds }) => seconds(duration_seconds), right: true },
      { title: 'Stored', cell: ({ stored }) => groupDigits(stored), right: true },
      { title: 'Updated', cell: ({ updated }) => groupDigits(updated), right: true },
      { title: 'Rejected', cell: ({ rejected }) => groupDigits(rejected), right: true },
      { title: 'Error', cell: ({ error }) => error?.message ?? error?.code ?? '' },
    ],
    screen,
  );
}

function detail(run: RunDetailReply, screen: Screen): string {
  const head = facts(
    [
      ['Run', `${run.id} of ${run.source}`],
      ['Status', statusCell(run.status)],
      ['Started by', `${run.trigger}, ${run.mode}`],
      ['Queued', formatMoment(run.queued_at)],
      ['Took', seconds(run.duration_seconds)],
      ['Records', counts(run)],
      ['Unchanged', run.partitions_unchanged ? pluralize(run.partitions_unchanged, 'partition') : ''],
      ['Error', run.error ? ['red', `${run.error.code}: ${run.error.message ?? ''}`] : ''],
      ['Resumes', formatMoment(run.resumes_at)],
    ],
    screen,
  );
  const partitions = table(
    run.partitions,
    [
      { title: 'Partition', cell: ({ partition }) => partition },
      { title: 'Status', cell: (one) => statusCell(one.status) },
      { title: 'Stored', cell: ({ stored }) => groupDigits(stored), right: true },
      { title: 'Rejected', cell: ({ rejected }) => groupDigits(rejected), right: true },
      { title: 'Bytes', cell: ({ bytes }) => groupDigits(bytes), right: true },
      { title: 'Error', cell: ({ error }) => error?.message ?? error?.code ?? '' },
    ],
    screen,
  );
  const sweeps = run.partitions.map(sweepText).filter(Boolean);
  return run.partitions.length ? [head, partitions, ...sweeps].join('\n') : head;
}

function comparison({ base, other, figures, stands_out }: RunComparison, screen: Screen): string {
  const rows = Object.entries(figures);
  const compared = table(
    rows,
    [
      { title: '', cell: ([name]) => name },
      { title: `Run ${base.id}`, cell: ([, figure]) => groupDigits(figure.base), right: true },
      { title: `Run ${other.id}`, cell: ([, figure]) => groupDigits(figure.other), right: true },
      {
        title: 'Change',
        cell: ([, { change_pct }]) => (change_pct === null ? '' : `${cellText(change_pct)} %`),
        right: true,
      },
    ],
    screen,
  );
  return [compared, ...stands_out.map((sentence) => `${sentence}\n`)].join('\n');
}

function counts(run: RunReply): string {
  const names = ['fetched', 'stored', 'updated', 'unchanged', 'duplicate', 'rejected'] as const;
  return names.map((name) => `${groupDigits(run[name])} ${name}`).join(', ');
}

function seconds(value: number | null): string {
  if (value === null) return '';
  return value < 60 ? formatElapsed(value) : formatDuration(value);
}

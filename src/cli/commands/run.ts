import { Command } from 'commander';
import type { BackfillPlan } from '../../api/runs/backfill-plan.reply.js';
import type { RunStatus } from '../../runs/run.entity.js';
import { environment } from '../../config/environment.js';
import { CommandError, EXIT } from '../command-error.js';
import { onSignals } from '../on-signals.js';
import { endLine } from '../output/run-lines.js';
import { pluralize } from '../output/cells.js';
import { ProgressPrinter } from '../output/progress-printer.js';
import { type Screen, table } from '../output/table.js';
import { RunSession } from '../service/run-session.js';
import type { StartedRun } from '../service/runs.js';
import { examples, repeatable, withResource } from '../service/service-command.js';

interface RunOptions {
  backfill?: boolean;
  partition?: string;
  since?: string;
  until?: string;
  asset?: string;
  fill?: boolean;
  interval?: string;
  dryRun?: boolean;
  follow: boolean;
  json?: boolean;
}

export function run(): Command {
  const command = new Command('run')
    .argument('<source>', 'a source, such as csv; kasparro sources lists them')
    .description('run a source and follow the run until it ends')
    .option('--backfill', 'read data from a past time span, with separate checkpoints')
    .option('--partition <key>', 'backfill only this partition, such as a file')
    .option('--since <moment>', 'backfill data observed at or after this moment')
    .option('--until <moment>', 'backfill data observed before this moment')
    .option('--asset <slugs>', 'backfill these assets of an API, separated by commas', repeatable)
    .option('--fill', 'backfill only the gaps that kasparro gaps finds for these assets')
    .option('--interval <interval>', 'with --fill: the interval used to find gaps, such as 1h')
    .option('--dry-run', 'print how many calls and how much time a backfill would take, without starting it')
    .option('--no-follow', 'start the run without waiting for its end; the workers execute it')
    .addHelpText('after', STATUSES);
  withResource<RunOptions, RunSession>(command, execute, (options, [source]) => {
    const isLive = backfillOf(source!, options) === null;
    if (isLive && options.dryRun)
      throw new CommandError('--dry-run is only allowed in a backfill: add --since or --fill', EXIT.usage);
    return RunSession.open(options, source!, isLive);
  });
  return examples(command, [
    'kasparro run csv',
    'kasparro run csv --backfill --partition prices.csv',
    'kasparro run coingecko --asset bitcoin,ethereum --since 2026-01-01 --dry-run',
    'kasparro run exchanges --asset bitcoin --fill --interval 1h',
    'kasparro run rss --no-follow --json | jq .id',
  ]);
}

const STATUSES = `
Exit status: 0 if the run succeeded, 2 if some of its partitions failed, 1 if it failed, was cancelled, or continues in another process.
Ctrl-C cancels a run that was started here. On SIGTERM its work returns to the queue.
`;

async function execute(session: RunSession, options: RunOptions, [source]: string[]): Promise<number> {
  const backfill = backfillOf(source!, options);
  if (options.dryRun) {
    const plan = { ...backfill, dry_run: true };
    session.print(await session.service!.post<BackfillPlan>('/runs', plan), estimate);
    return EXIT.done;
  }
  const printer = new ProgressPrinter(options.json ? process.stderr : process.stdout, environment());
  const begun = await begin(session, backfill ?? { source: source! }, printer);
  if (!options.follow) {
    session.print({ text: JSON.stringify(begun.run ?? { id: begun.id }), value: begun }, ({ id }) => {
      return `${source}: run ${id} is queued; kasparro runs show ${id}`;
    });
    return EXIT.done;
  }
  const detaching = new AbortController();
  const restore = onSignals({
    interrupt: async () => {
      if (!begun.run) return detaching.abort();
      printer.print(`${source}: run ${begun.id} will stop after the current page`);
      await session.runs.cancel(begun.id);
    },
    terminate: () => detaching.abort(),
  });
  const update = (line: string) => printer.update(line);
  const ended = await session.runs.follow(begun.id, { signal: detaching.signal, update });
  restore();
  if (!ended) {
    printer.print(`${source}: run ${begun.id} continues on other workers, or with the next kasparro run`);
    return EXIT.failed;
  }
  if (options.json) process.stdout.write(`${JSON.stringify(ended)}\n`);
  else printer.print(endLine(ended));
  return STATUS[ended.status] ?? EXIT.failed;
}

const STATUS: Partial<Record<RunStatus, number>> = { succeeded: EXIT.done, partial: EXIT.partial };

async function begin(
  { runs }: RunSession,
  body: { source: string; mode?: 'backfill' },
  printer: ProgressPrinter,
): Promise<StartedRun> {
  const begun = await runs.start(body);
  if (begun.run) return begun;
  const { id, busy } = begun;
  if (body.mode === 'backfill')
    throw new CommandError(`${busy} Try again when it has ended: kasparro runs show ${id}`);
  printer.print(`${busy.replace(/\.$/, '')}: following it`);
  return begun;
}

/** The request that starts a backfill; null for a live run. */
function backfillOf(source: string, options: RunOptions) {
  const { backfill, partition, since, until, asset, fill, interval } = options;
  const assets = asset?.split(',').map((one) => one.trim());
  const given = { partition, since, until, assets, fill, interval };
  const isBackfill = backfill || Object.values(given).some((value) => value !== undefined);
  return isBackfill ? { source, mode: 'backfill' as const, ...given } : null;
}

function estimate(
  { source, since, until, calls, seconds, partitions }: BackfillPlan,
  screen: Screen,
): string {
  const span = `${source}: ${pluralize(calls, 'call')} from ${since} until ${until}, in at least ${pluralize(seconds, 'second')}\n`;
  if (!partitions.length) return span;
  return (
    span +
    table(
      partitions,
      [
        { title: 'Partition', cell: ({ partition }) => partition },
        { title: 'Calls', cell: (one) => String(one.calls), right: true },
      ],
      screen,
    )
  );
}

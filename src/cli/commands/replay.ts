import { Command } from 'commander';
import type { RejectionReplay } from '../../api/rejections/rejection-actions.reply.js';
import type { RunReply } from '../../api/runs/run.reply.js';
import { EXIT } from '../command-error.js';
import { groupDigits } from '../output/cells.js';
import { facts, type Screen, table } from '../output/table.js';
import { reasonText } from '../output/rejections-text.js';
import { endLine } from '../output/run-lines.js';
import { followRun } from '../run-follower.js';
import { withService, examples } from '../service/service-command.js';

interface RejectionOptions {
  source?: string;
  code?: string;
  field?: string;
  run?: string;
  id?: string[];
  store?: boolean;
}

export function replay(): Command {
  const rejections = new Command('rejections')
    .description('validate open rejections again; with --store, store the records that pass')
    .option('--source <name>', 'only rejections from this source')
    .option('--code <code>', 'only rejections with this reason')
    .option('--field <path>', 'only rejections because of this field')
    .option('--run <id>', 'only rejections that were last made by this run')
    .option('--id <ids...>', 'only the rejections with these ids')
    .option('--store', 'store the records that pass');
  withService<RejectionOptions>(rejections, async (session, { store, id, run, source, code, field }) => {
    const ids = id?.map(Number);
    const filter = { source, code, field, run: run === undefined ? undefined : Number(run), ids };
    const body = { filter, dry_run: !store };
    session.print(await session.service.post<RejectionReplay>('/rejections/replay', body), outcome);
  });
  const source = new Command('source')
    .argument('<source>')
    .description('normalise stored payloads of a source again, without fetching')
    .option('--since <moment>', 'only data observed at or after this moment')
    .option('--until <moment>', 'only data observed before this moment');
  withService<{ since?: string; until?: string }>(
    source,
    async (session, { since, until }, [name]) => {
      const path = `/sources/${encodeURIComponent(name!)}/replay`;
      const { value: run } = await session.service.post<RunReply>(path, { since, until });
      const { signal } = new AbortController();
      const ended = (await followRun(session.service, run.id, { signal, update: () => undefined }))!;
      session.print({ text: JSON.stringify(ended), value: ended }, (one) => endLine(one));
      return ended.status === 'succeeded' ? EXIT.done : EXIT.failed;
    },
    ([name]) => ({ works: name }),
  );
  return examples(
    new Command('replay')
      .description('validate rejections again, or normalise the stored payloads of a source again')
      .addCommand(rejections)
      .addCommand(source),
    [
      'kasparro replay rejections --source coingecko --code not_a_number',
      'kasparro replay rejections --id 17 18 --store',
      'kasparro replay source csv --since 2026-01-01',
    ],
  );
}

function outcome(
  { dry_run, matched, passed, failed, failures, sample }: RejectionReplay,
  screen: Screen,
): string {
  const head = facts(
    [
      ['Matched', groupDigits(matched)],
      [dry_run ? 'Would pass' : 'Stored', ['green', groupDigits(passed)]],
      ['Fail again', failed ? ['red', groupDigits(failed)] : '0'],
      ...failures.map(({ code, count }) => ['', `${groupDigits(count)} ${code}`] as const),
    ],
    screen,
  );
  const failing = table(
    sample,
    [
      { title: 'Id', cell: ({ id }) => String(id), right: true },
      { title: 'Record', cell: (one) => `${one.source}/${one.external_id}` },
      {
        title: 'Reason',
        cell: ({ reasons: [reason] }) => reasonText(reason),
      },
    ],
    screen,
  );
  const hint = dry_run && passed ? '\nNothing was stored; --store stores the records that pass.\n' : '';
  return head + (sample.length ? `\n${failing}` : '') + hint;
}

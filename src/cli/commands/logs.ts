import { Command } from 'commander';
import type { RunReply } from '../../api/runs/run.reply.js';
import { endedRuns } from '../ended-runs.js';
import { formatMoment, statusCell } from '../output/cells.js';
import { endLine } from '../output/run-lines.js';
import { withService, examples, filters, queryOf } from '../service/service-command.js';
import type { Session } from '../service/session.js';

/** The command that prints one line per run, oldest first. */
export function logs(): Command {
  const command = filters(new Command('logs').description('show what runs did, one line each, newest last'), {
    '--source <names>': 'only runs of these sources, separated by commas',
    '--limit <n>': 'maximum number of runs, the latest ones (default: 50)',
  }).option('-f, --follow', 'print further runs as they end, until Ctrl-C');
  withService<{ follow?: boolean; json?: boolean }>(command, async (session, { follow = false, json }) => {
    for await (const run of endedRuns(session.service, queryOf(command), follow))
      process.stdout.write(json ? `${JSON.stringify(run)}\n` : `${line(run, session)}\n`);
  });
  return examples(command, [
    'kasparro logs --source csv --limit 10',
    'kasparro logs --follow',
    'kasparro logs --json | jq \'select(.status != "succeeded")\'',
  ]);
}

function line(run: RunReply, { screen }: Session): string {
  const colour = statusCell(run.status);
  const style = typeof colour === 'string' ? 'reset' : colour[0];
  return `${screen.paint('dim', formatMoment(run.finished_at))}  ${endLine(run, (word) => screen.paint(style, word))}`;
}

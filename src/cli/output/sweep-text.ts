import type { RunPartitionReply } from '../../api/runs/run-partition.reply.js';
import { groupDigits } from './cells.js';
import { printable } from './paint.js';

/** Maximum number of coins named on a line. */
const NAMED = 10;

type Report = NonNullable<RunPartitionReply['sweep']>;

/** Describes how the coins of a sweep differ from those of the last complete one, with a line for each kind of difference. */
export function sweepText({ partition, sweep }: RunPartitionReply): string {
  if (!sweep) return '';
  const lines = groupsOf(sweep).flatMap(([title, count, names]) => {
    if (count === 0) return [];
    const more = count > NAMED ? `, and ${groupDigits(count - NAMED)} more` : '';
    return [`  ${groupDigits(count)} ${title}: ${names.slice(0, NAMED).map(printable).join(', ')}${more}\n`];
  });
  const same = lines.length ? '' : ', the same as in the last complete sweep';
  return `${partition}: ${groupDigits(sweep.coins)} coins${same}\n${lines.join('')}`;
}

function groupsOf(report: Report): [string, number, string[]][] {
  const { appeared, returned, renamed, missing, without_data } = report;
  const ids = (coins: readonly { id: string }[]) => coins.map(({ id }) => id);
  const renames = renamed.data.map(
    ({ id, symbol, name, old_symbol, old_name }) =>
      `${id} (${called(old_symbol, old_name)}, now ${called(symbol, name)})`,
  );
  return [
    ['new', appeared.count, ids(appeared.data)],
    ['listed again', returned.count, ids(returned.data)],
    ['renamed', renamed.count, renames],
    ['missing', missing.count, ids(missing.data)],
    ['listed without figures', without_data.count, without_data.data],
  ];
}

const called = (symbol: string | null, name: string | null) => [name, symbol].filter(Boolean).join(' ');

import type { DriftEvent } from '../../api/drift/drift.reply.js';
import type { Rejection, RejectionPage } from '../../api/rejections/rejections.reply.js';
import type { RejectionGroups } from '../../api/rejections/rejection-groups.reply.js';
import { formatMoment, groupDigits, statusCell } from './cells.js';
import { nextPage } from './next-page.js';
import { nextSteps } from './next-steps.js';
import { facts, type Screen, table } from './table.js';

type Reason = Rejection['reasons'][number];

/** The path is empty if the reason is about the record as a whole. */
export function reasonText(reason: Reason | undefined): string {
  if (!reason) return '';
  const { path, code, message } = reason;
  return `${path ? `${code} in ${path}` : code}: ${message}`;
}

export function rejectionsText({ data, metadata }: RejectionPage, screen: Screen): string {
  const [first] = data;
  if (!first) return 'No rejection matches.\n';
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
      { title: 'Reason', cell: ({ reasons: [reason] }) => reasonText(reason) },
    ],
    screen,
  );
  const next = nextSteps(
    [`rejections show ${first.id}`, 'shows the record, and what may have caused it'],
    ['rejections groups', 'counts rejections by source, reason and field'],
  );
  return rows + nextPage(metadata.next_cursor) + next;
}

export function groupsText({ data, metadata }: RejectionGroups, screen: Screen): string {
  const [first] = data;
  if (!first) return 'No rejection matches.\n';
  const rows = table(
    data,
    [
      { title: 'Records', cell: ({ count }) => groupDigits(count), right: true },
      { title: 'Source', cell: ({ source }) => source },
      { title: 'Reason', cell: ({ code }) => code },
      { title: 'Field', cell: ({ field }) => field },
      { title: 'Last seen (UTC)', cell: ({ last_seen_at }) => formatMoment(last_seen_at) },
      { title: 'For example', cell: ({ message }) => message },
    ],
    screen,
  );
  const more = metadata.complete ? '' : `Only the newest ${groupDigits(metadata.grouped)} are counted.\n`;
  const filter = `--source ${first.source} --code ${first.code}`;
  return rows + more + nextSteps([`rejections ${filter}`, 'lists those with the most frequent reason']);
}

/** @param causes open changes of the shape of the source's data that may have caused the rejection */
export function rejectionText(one: Rejection, causes: readonly DriftEvent[], screen: Screen): string {
  const head = facts(
    [
      ['Rejection', `${one.id}, ${one.source} ${one.partition}`],
      ['Record', one.file ? `${one.file.path}, line ${one.file.line}` : one.external_id],
      ['Status', statusCell(one.status)],
      ...one.reasons.map((reason) => ['Reason', ['red', reasonText(reason)]] as const),
      [
        'Seen',
        `${groupDigits(one.occurrences)} times, last ${formatMoment(one.last_seen_at)} by run ${one.run_id}`,
      ],
      ['Resolved', one.resolved_at ? `${formatMoment(one.resolved_at)} ${one.resolved_reason ?? ''}` : ''],
    ],
    screen,
  );
  return `${head}\n${JSON.stringify(one.payload, null, 2)}\n${stepsFor(one, causes)}`;
}

function stepsFor({ id, status }: Rejection, causes: readonly DriftEvent[]): string {
  if (status !== 'open') return '';
  return nextSteps(
    ...causes.map(({ id: drift, path, new_path }) => {
      const change = new_path === null ? `${path} changed` : `${path} was renamed to ${new_path}`;
      return [`drift show ${drift}`, `shows the possible cause: ${change}`] as const;
    }),
    [`replay rejections --id ${id}`, 'checks whether it would pass now'],
    [`rejections discard ${id} --reason TEXT`, 'discards it'],
  );
}

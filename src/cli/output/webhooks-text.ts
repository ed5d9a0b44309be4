import type { DeliveryDetail, DeliveryPage } from '../../api/webhooks/webhook-deliveries.reply.js';
import type { WebhookPage, WebhookReply, WebhookWithSecret } from '../../api/webhooks/webhooks.reply.js';
import { cellText, formatMoment, statusCell } from './cells.js';
import { nextPage } from './next-page.js';
import { type Cell, type Screen, table } from './table.js';

export function secretText({ id, secret }: WebhookWithSecret): string {
  return `Webhook ${id}. Its secret, which is not shown again:\n${secret ?? ''}`;
}

export function webhooksText({ data, metadata }: WebhookPage, screen: Screen): string {
  if (!data.length) return 'There are no webhooks: kasparro webhooks create URL --events run.failed\n';
  const rows = table(
    data,
    [
      { title: 'Id', cell: ({ id }) => String(id), right: true },
      { title: 'State', cell: stateOf },
      { title: 'Format', cell: ({ format }) => format },
      { title: 'Events', cell: ({ events }) => events.join(', ') },
      { title: 'Last success (UTC)', cell: ({ last_success_at }) => formatMoment(last_success_at) },
      { title: 'Address', cell: ({ url }) => url },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}

function stateOf({ enabled, disabled_reason, failing_since }: WebhookReply): Cell {
  if (!enabled) return ['red', disabled_reason ? `disabled: ${disabled_reason}` : 'disabled'];
  return failing_since ? ['red', 'failing'] : ['green', 'active'];
}

export function testText({ status: outcome, log: attempts }: DeliveryDetail, { paint }: Screen): string {
  const last = attempts.at(-1);
  const details = [
    last?.status ?? 'no reply',
    last && `${last.duration_ms} ms`,
    last?.error,
    last?.response,
  ].filter(Boolean);
  const word = outcome === 'succeeded' ? paint('green', 'Delivered') : paint('red', 'Failed');
  return `${word}: ${details.map(cellText).join(', ')}`;
}

export function deliveriesText({ data, metadata }: DeliveryPage, screen: Screen): string {
  if (!data.length) return 'No delivery matches.\n';
  const rows = table(
    data,
    [
      { title: 'Id', cell: ({ id }) => String(id), right: true },
      { title: 'Created (UTC)', cell: ({ created_at }) => formatMoment(created_at) },
      { title: 'Event', cell: ({ type }) => type },
      { title: 'Status', cell: (one) => statusCell(one.status) },
      { title: 'Attempts', cell: ({ attempts }) => String(attempts), right: true },
      { title: 'Reply', cell: ({ last_status }) => cellText(last_status), right: true },
      { title: 'Error', cell: ({ error }) => error ?? '' },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}

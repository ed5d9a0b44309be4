import { numberSource, parseJson } from '../../domain/json.js';
import type { WebhookEvent, WebhookEventType } from '../webhook.js';

/** An event described in words. Text from upstreams is not escaped yet: each format escapes it in its own way. */
export interface Message {
  title: string;
  lines: string[];
}

type Data = Readonly<Record<string, unknown>>;

/** Maximum number of list entries in a message. */
const MAX_LINES = 10;
const MAX_LINE = 300;

export function messageOf({ type, data }: WebhookEvent): Message {
  const describe = (DESCRIPTIONS as Record<string, ((data: Data) => Message) | undefined>)[type];
  const { title, lines } = describe?.(parseJson(data) as Data) ?? { title: type, lines: [] };
  return { title: short(title), lines: lines.filter(Boolean).map(short) };
}

const DESCRIPTIONS: Record<WebhookEventType | 'webhook.test', (data: Data) => Message> = {
  'run.failed': (run) => ({
    title: `Run ${text(run.run_id)} of ${text(run.source)} failed`,
    lines: [error(run)],
  }),
  'run.partial': (run) => ({
    title: `Run ${text(run.run_id)} of ${text(run.source)} failed in part`,
    lines: [error(run)],
  }),
  'source.failing': (source) => ({
    title:
      text(source.failures) === '1'
        ? `Source ${text(source.source)} started failing with run ${text(source.run_id)}`
        : `Source ${text(source.source)} is still failing: ${failures(source)}`,
    lines: [error(source)],
  }),
  'source.recovered': (source) => ({
    title: `Source ${text(source.source)} works again with run ${text(source.run_id)}`,
    lines: [`Before: ${failures(source)}`],
  }),
  'feed.failing': (feed) => ({
    title: `Feed ${text(feed.feed)} has failed ${text(feed.failures)} times in a row`,
    lines: [error(feed)],
  }),
  'feed.recovered': (feed) => ({
    title: `Feed ${text(feed.feed)} works again`,
    lines: [`Before: ${failures(feed)}`],
  }),
  'drift.detected': (drift) => ({
    title: `The data of ${text(drift.source)} changed its shape: ${counted(drift, 'change')}`,
    lines: listed(drift, 'changes', (one) =>
      [text(one.kind), text(one.path), one.new_path && `→ ${text(one.new_path)}`, text(one.new_type)]
        .filter(Boolean)
        .join(' '),
    ),
  }),
  'anomaly.opened': (found) => ({
    title: `${text(found.source)}: ${counted(found, 'anomaly', 'anomalies')}`,
    lines: listed(found, 'anomalies', (one) => text(one.summary)),
  }),
  'asset.review': (review) => ({
    title: `${text(review.source)}: ${counted(review, 'listing')} to assign to assets by hand`,
    lines: listed(
      review,
      'listings',
      (one) => `${text(one.external_id)} (${one.symbol ? `${text(one.symbol)}, ` : ''}${text(one.name)})`,
    ),
  }),
  'price.crossed': (crossing) => {
    const { asset, currency, direction, price, threshold, change_pct, window } = crossing;
    const { name, symbol } = asset as Data;
    const verb = direction === 'up' ? 'rose' : 'fell';
    const how = threshold
      ? `${verb} ${direction === 'up' ? 'to or above' : 'to or below'} ${text(threshold)} ${text(currency)}`
      : `${verb} by ${text(change_pct).replace('-', '')} % within ${text(window)}`;
    return {
      title: `${text(name)}${symbol ? ` (${text(symbol)})` : ''} ${how}`,
      lines: [`Price: ${text(price)} ${text(currency)}`],
    };
  },
  'webhook.test': ({ message }) => ({ title: 'Test', lines: [text(message)] }),
};

function failures({ failures: count, failing_since }: Data): string {
  const [day, time] = text(failing_since).split('T');
  return `${counted({ count }, 'failed run')} since ${day} ${time?.slice(0, 5)} UTC`;
}

function error({ error: given }: Data): string {
  const { code, message } = (given ?? {}) as Data;
  return message ? `${text(message)} (${text(code)})` : '';
}

function counted({ count }: Data, one: string, many = `${one}s`): string {
  return `${text(count)} ${text(count) === '1' ? one : many}`;
}

function listed(data: Data, list: string, line: (entry: Data) => string): string[] {
  const entries = data[list] as Data[];
  const lines = entries.slice(0, MAX_LINES).map(line);
  const more = Number(text(data.count)) - lines.length;
  return more > 0 ? [...lines, `… and ${more} more`] : lines;
}

function text(value: unknown): string {
  if (value === null || value === undefined) return '';
  return numberSource(value) ?? (typeof value === 'string' ? value : JSON.stringify(value));
}

/** The text on a single line, shortened to MAX_LINE characters. */
function short(line: string): string {
  const flat = line.replace(/\s+/g, ' ').replace(/\p{C}/gu, '').trim();
  return flat.length > MAX_LINE ? `${flat.slice(0, MAX_LINE - 1).toWellFormed()}…` : flat;
}

import type { FeedInspection } from '../../ingestion/inspection/feed-inspection.js';
import { type Paint, printable } from './paint.js';

const CHARSET_BY = {
  configured: 'as configured',
  byte_order_mark: 'by its byte order mark',
  header: 'by its Content-Type header',
  prolog: 'by its XML prolog',
  content: 'by its content',
  language: 'by its language',
  default: 'because nothing else fits',
} as const;

/** Describes for people how a feed is read. */
export function feedInspectionText(inspection: FeedInspection, paint: Paint): string {
  const { error, named_feeds, repairs, items, rejections } = inspection;
  const lines = [paint('bold', printable(inspection.title ?? inspection.url))];
  if (error) lines.push(`${paint('red', `Cannot be read: ${error.code}`)}: ${printable(error.message)}`);
  for (const [name, value] of facts(inspection)) lines.push(`  ${paint('bold', name)}  ${printable(value)}`);
  if (named_feeds.length) lines.push('', paint('bold', 'Feeds that this page links to'));
  for (const { url, title } of named_feeds)
    lines.push(`  ${printable(url)}${title ? `  ${printable(title)}` : ''}`);
  if (repairs.length) lines.push('', paint('bold', 'Repairs'));
  for (const repair of repairs) lines.push(`  ${printable(repair)}`);
  if (items.length) lines.push('', paint('bold', 'First items, as they would be stored'));
  for (const { external_id, title, url, published_at, dated_by, author } of items) {
    const date = published_at === null ? 'undated' : `${published_at} by ${dated_by}`;
    lines.push(`  ${printable(title)}`);
    lines.push(
      `    ${[`id ${external_id}`, url, date, author]
        .filter(Boolean)
        .map((one) => printable(one!))
        .join(', ')}`,
    );
  }
  if (rejections.length) lines.push('', paint('bold', 'First rejections'));
  for (const { external_id, reasons } of rejections)
    for (const { path, code, message } of reasons)
      lines.push(
        `  ${printable(external_id)}  ${paint('red', code)}${path && ` in ${printable(path)}`}: ${printable(message)}`,
      );
  return `${lines.join('\n')}\n`;
}

function* facts({
  feed,
  url,
  reply,
  format,
  charset,
  interval,
  counts,
}: FeedInspection): Generator<[string, string]> {
  if (feed !== null) yield ['Configured as', feed];
  if (reply && reply.redirect !== null)
    yield [`Moved ${reply.redirect === 'permanent' ? 'permanently' : 'temporarily'} to`, reply.final_url];
  else yield ['URL', url];
  if (reply) yield ['Reply', `${reply.bytes} bytes, ${reply.content_type ?? 'without a Content-Type'}`];
  if (format) yield ['Format', { rss: 'RSS', rdf: 'RSS 1.0 (RDF)', atom: 'Atom', json: 'JSON Feed' }[format]];
  if (charset) yield ['Charset', `${charset.name}, ${CHARSET_BY[charset.by]}`];
  if (interval)
    yield [
      'Interval',
      `${Math.round(interval.seconds / 60)} minutes (${interval.reason.replaceAll('_', ' ')})`,
    ];
  if (format)
    yield [
      'Items',
      `${counts.items}, of which ${counts.stored} would be stored and ${counts.rejected} rejected`,
    ];
}

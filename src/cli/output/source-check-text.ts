import type { SourceCheck } from '../../ingestion/inspection/source-check.js';
import { pluralize } from './cells.js';
import { type Paint, printable } from './paint.js';

const MAX_PAYLOAD = 500;

/** Describes the check of a source for people. */
export function sourceCheckText(
  { source, kind, partitions, page, items, rejections, error }: SourceCheck,
  paint: Paint,
): string {
  const lines = [`${paint('bold', source)}, a source of kind ${kind}`];
  const { count, first } = partitions;
  lines.push(
    `${pluralize(count, 'partition')}: ${first.map(printable).join(', ')}${count > first.length ? ', …' : ''}`,
  );
  if (page) {
    const { partition, records, stored, rejected, bytes, next } = page;
    lines.push(
      `First page of ${printable(partition)}: ${pluralize(bytes, 'byte')}, ${pluralize(records, 'record')}, of which ${pluralize(stored, 'item')} would be stored and ${pluralize(rejected, 'record')} rejected`,
      `Cursor after it: ${printable(JSON.stringify(next)).slice(0, MAX_PAYLOAD)}`,
    );
  }
  if (error) lines.push('', `${paint('red', error.code)}: ${printable(error.message)}`);
  if (items.length) lines.push('', paint('bold', 'First items, as they would be stored'));
  for (const item of items) lines.push(`  ${itemLine(item)}`);
  if (rejections.length) lines.push('', paint('bold', 'First rejections'));
  for (const { external_id, reasons, payload } of rejections) {
    for (const { path, code, message } of reasons)
      lines.push(
        `  ${printable(external_id)}  ${paint('red', code)}${path && ` in ${printable(path)}`}: ${printable(message)}`,
      );
    lines.push(`    ${paint('dim', printable(JSON.stringify(payload)).slice(0, MAX_PAYLOAD))}`);
  }
  return `${lines.join('\n')}\n`;
}

function itemLine({ kind, ...fields }: Record<string, unknown>): string {
  const present = Object.entries(fields).filter(([, value]) => value !== null);
  const textOf = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return `${String(kind)}: ${present.map(([name, value]) => `${name} ${printable(textOf(value))}`).join(', ')}`;
}

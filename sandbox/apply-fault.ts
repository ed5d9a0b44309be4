import type { Fault } from './faults.js';
import { json, parseBody, type Reply } from './reply.js';

const PAGE_FOR_PEOPLE =
  '<!doctype html><html><title>Just a moment...</title><body>Checking your browser</body></html>';

/** The reply as changed by the fault. */
export function applyFault(reply: Reply, fault: Fault | null): Reply {
  if (!fault) return reply;
  const { status = reply.status, retryAfter, html } = fault;
  const given = fault.body ?? (html ? PAGE_FOR_PEOPLE : fault.status === undefined ? reply.body : '');
  return {
    status,
    headers: {
      ...reply.headers,
      ...(html && { 'content-type': 'text/html; charset=utf-8' }),
      ...(retryAfter && { 'retry-after': RETRY_AFTER[retryAfter]() }),
      ...fault.headers,
    },
    body: withRecords(given, fault),
  };
}

const RETRY_AFTER: Record<NonNullable<Fault['retryAfter']>, () => string> = {
  seconds: () => '1',
  date: () => new Date(Date.now() + 2000).toUTCString(),
  past: () => 'Thu, 01 Jan 2026 00:00:00 GMT',
  negative: () => '-5',
  garbage: () => 'in a little while',
  huge: () => '99999999999999999999',
};

function withRecords(
  body: Reply['body'],
  { duplicate = 0, withhold = 0, truncateJson }: Fault,
): Reply['body'] {
  if (truncateJson) return body.slice(0, Math.floor(body.length / 2));
  const records = duplicate || withhold ? parseBody(body) : null;
  if (!Array.isArray(records)) return body;
  return json(records.slice(0, records.length - withhold).concat(records.slice(0, duplicate))).body;
}

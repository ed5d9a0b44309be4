/** The constant parts of a reply, before and after the values that differ in each reply: the request id and, in some, the latency. */
export interface ReplyText {
  before: string;
  after: string;
  hasLatency: boolean;
}

const ID = '"metadata":{"request_id":"';
const LATENCY = '","api_latency_ms":';

/** Splits a reply; null if it does not contain the request id in the place where pages have it. */
export function splitReply(text: string, requestId: string): ReplyText | null {
  const at = text.lastIndexOf(`${ID}${requestId}"`);
  if (at < 0) return null;
  const end = at + ID.length + requestId.length;
  const hasLatency = text.startsWith(LATENCY, end);
  const from = hasLatency ? text.indexOf(',', end + LATENCY.length) : end;
  return { before: text.slice(0, at + ID.length), after: text.slice(from), hasLatency };
}

export function joinReply({ before, after, hasLatency }: ReplyText, requestId: string, ms: number): string {
  return `${before}${requestId}${hasLatency ? `${LATENCY}${roundedMs(ms)}` : ''}${after}`;
}

/** Rounds milliseconds to two decimals. */
export const roundedMs = (ms: number): number => Math.round(ms * 100) / 100;

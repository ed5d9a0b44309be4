/** A cached reply in UTF-8, without the values that differ in each reply: the request id and, in some, the latency. */
export interface ReplyText {
  bytes: Buffer;
  /** Offset of these values. */
  at: number;
  hasLatency: boolean;
}

const ID = '"metadata":{"request_id":"';
const LATENCY = '","api_latency_ms":';

/** Splits a reply; null if it does not contain the request id where pages have it. */
export function splitReply(text: string, requestId: string): ReplyText | null {
  const start = text.lastIndexOf(`${ID}${requestId}"`);
  if (start < 0) return null;
  const end = start + ID.length + requestId.length;
  const hasLatency = text.startsWith(LATENCY, end);
  const from = hasLatency ? text.indexOf(',', end + LATENCY.length) : end;
  const before = text.slice(0, start + ID.length);
  return { bytes: Buffer.from(before + text.slice(from)), at: Buffer.byteLength(before), hasLatency };
}

export function joinReply({ bytes, at, hasLatency }: ReplyText, requestId: string, ms: number): Buffer {
  const values = Buffer.from(`${requestId}${hasLatency ? `${LATENCY}${roundedMs(ms)}` : ''}`);
  return Buffer.concat([bytes.subarray(0, at), values, bytes.subarray(at)]);
}

/** Rounds milliseconds to two decimals. */
export const roundedMs = (ms: number): number => Math.round(ms * 100) / 100;

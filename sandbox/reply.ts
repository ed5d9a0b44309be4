import type { IncomingHttpHeaders } from 'node:http';

export interface SandboxRequest {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
}

export interface Reply {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** Answers a request, or returns null if the path belongs to another upstream. */
export type Upstream = (request: SandboxRequest) => Reply | null;

export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

/** A JSON number with exactly these digits, or null. */
export function exactNumber(text: string | null): unknown {
  return text === null ? null : JSON.rawJSON(text);
}

/** The parsed body, with numbers as raw JSON; null if the body is not JSON. */
export function parseBody(body: Reply['body']): unknown {
  try {
    return JSON.parse(String(body), (_key, value: unknown, { source }: { source?: string } = {}) =>
      typeof value === 'number' ? JSON.rawJSON(source!) : value,
    );
  } catch {
    return null;
  }
}

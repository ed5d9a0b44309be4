import type { IncomingMessage } from 'node:http';
import type { SandboxRequest } from './reply.js';

export function parseRequest({ method, url, headers }: IncomingMessage): SandboxRequest {
  const { pathname, searchParams } = new URL(url ?? '/', 'http://sandbox');
  return { method: method ?? 'GET', path: pathname, query: searchParams, headers };
}

import { once } from 'node:events';
import http from 'node:http';
import { text } from 'node:stream/consumers';
import type { FuzzRequest } from './requests.js';

export interface FuzzReply {
  status: number;
  /** Without its parameters; empty if there is none. */
  type: string;
  text: string;
}

/** Sends a request unchanged, which `fetch` would tidy up. Does not read streams of events. */
export async function send(
  base: string,
  agent: http.Agent,
  { method, path, headers, body }: FuzzRequest,
): Promise<FuzzReply> {
  const { hostname, port } = new URL(base);
  const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
  const request = http.request({ hostname, port, method, path, agent, headers: { ...headers, ...length } });
  request.end(body);
  const [response] = (await once(request, 'response')) as [http.IncomingMessage];
  const type = response.headers['content-type']?.split(';')[0]!.trim() ?? '';
  const received = { status: response.statusCode!, type };
  if (type !== 'text/event-stream') return { ...received, text: await text(response) };
  response.destroy();
  return { ...received, text: '' };
}

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startUpstream } from './upstream.js';

/** The reply of a fictitious API: a body, or a whole reply. */
type Answer = string | Buffer | { status?: number; headers?: Record<string, string>; body: string | Buffer };

export type Api = (url: URL, request: IncomingMessage) => Answer;

/** An invented API by the first part of its paths, and a folder of definitions, in which `{url}` is the API's address. */
export async function startOwnSources(apis: Record<string, Api>, definitions: Record<string, string>) {
  const upstream = await startUpstream((request, response) => {
    const url = new URL(request.url!, 'http://upstream');
    const api = apis[url.pathname.split('/')[1]!];
    const answer = api?.(url, request) ?? { status: 404, body: '{"error":"no such path"}' };
    const {
      status = 200,
      headers = {},
      body,
    } = typeof answer === 'string' || Buffer.isBuffer(answer) ? { body: answer } : answer;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
  });
  const folder = await mkdtemp(join(tmpdir(), 'kasparro-sources-'));
  const write = (name: string, text: string) =>
    writeFile(join(folder, `${name}.yaml`), text.replaceAll('{url}', upstream.url));
  for (const [name, text] of Object.entries(definitions)) await write(name, text);
  return {
    folder,
    write,
    url: upstream.url,
    requests: upstream.requests,
    close: async () => {
      await upstream.close();
      await rm(folder, { recursive: true });
    },
  };
}

import { get, type IncomingMessage } from 'node:http';

export interface ServerSentEvent {
  event: string;
  id: string;
  data: string;
}

/** Opens a stream of server-sent events. */
export async function openStream(
  url: string,
  headers: Record<string, string> = {},
): Promise<IncomingMessage> {
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
  get(url, { headers, agent: false }, resolve).on('error', reject);
  return promise;
}

/** Its events, and blocks that only move the id, with empty data. Throws when the connection breaks. */
export async function* eventsOf(response: IncomingMessage): AsyncGenerator<ServerSentEvent> {
  let [text, id] = ['', ''];
  for await (const chunk of response.setEncoding('utf8')) {
    const blocks = `${text}${chunk as string}`.split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const fields = new Map(block.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]));
      id = fields.get('id') ?? id;
      yield { event: fields.get('event') ?? '', id, data: fields.get('data') ?? '' };
    }
  }
}

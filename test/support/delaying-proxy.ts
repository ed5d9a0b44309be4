import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** https://www.postgresql.org/docs/18/protocol-message-formats.html */
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
const TERMINATE = Buffer.from([0x58, 0, 0, 0, 4]);
const APART_MS = 20;

/**
 * A proxy to the database that delays the end of everything, as on a busy machine: the end of a COPY arrives in a
 * packet after the rows, and server processes outlive their clients until `close`.
 */
export async function startDelayingProxy(
  databaseUrl: string,
): Promise<{ url: string; close(): Promise<void> }> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.setNoDelay(true);
    open.add(far.once('close', () => open.delete(far)));
    // If either side disconnects, the other side is disconnected, too.
    pipeline(near, lasting, far, { end: false }).catch(() => near.destroy());
    pipeline(far, apart, near).catch(() => undefined);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const close = async () => {
    for (const far of open) far.destroy();
    server.close();
    await once(server, 'close');
  };
  return { url: url.href, close };
}

async function* lasting(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  for await (const chunk of chunks) if (!chunk.equals(TERMINATE)) yield chunk;
}

async function* apart(chunks: AsyncIterable<Buffer>): AsyncIterable<Buffer> {
  for await (const chunk of chunks) {
    const end = chunk.indexOf(COPY_DONE) + COPY_DONE.length;
    if (end < COPY_DONE.length) yield chunk;
    else {
      yield chunk.subarray(0, end);
      await sleep(APART_MS);
      if (end < chunk.length) yield chunk.subarray(end);
    }
  }
}

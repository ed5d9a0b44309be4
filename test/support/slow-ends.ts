import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** CopyDone: https://www.postgresql.org/docs/18/protocol-message-formats.html */
const COPY_DONE = Buffer.from([0x63, 0, 0, 0, 4]);
const APART_MS = 20;

/** A way to the database on which what follows the rows of a COPY comes in a packet of its own, as on a busy network. */
export async function startSlowEnds(databaseUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const target = new URL(databaseUrl);
  const server = createServer((near) => {
    const far = connect(Number(target.port), target.hostname);
    near.setNoDelay(true);
    // Either side may go at any time: the other one goes with it.
    pipeline(near, far).catch(() => near.destroy());
    pipeline(far, apart, near).catch(() => far.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const close = async () => {
    server.close();
    await once(server, 'close');
  };
  return { url: url.href, close };
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

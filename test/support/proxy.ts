import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A path to the database that can break. */
export interface Proxy {
  url: string;
  /** Cuts open connections, but accepts new ones. */
  cut(): void;
  /** Cuts open connections and accepts no new ones until `heal`, as if the process behind it were dead. */
  sever(): void;
  heal(): void;
  /** Swallows all data in both directions from now on. Open connections stay open, and new ones get no reply. */
  swallow(): void;
  /** Does so once the process has sent the beginning of this text. Resolves then. */
  swallowAfter(text: string): Promise<void>;
  /** Resolves once the process has sent the beginning of this text. */
  seen(text: string): Promise<void>;
  close(): Promise<void>;
}

/** A proxy between one process and the database at the URL. */
export async function startProxy(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let severed = false;
  let swallowing = false;
  let trap: { text: string; caught: () => void } | null = null;
  const spring = (chunk: Buffer) => {
    if (!trap || !chunk.includes(trap.text)) return;
    const { caught } = trap;
    trap = null;
    caught();
  };
  const seen = (text: string, then = () => {}) =>
    new Promise<void>((resolve) => {
      const caught = () => {
        then();
        resolve();
      };
      trap = { text, caught };
    });
  const server = createServer({ allowHalfOpen: false }, (near) => {
    if (severed) return void near.resetAndDestroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.on('data', (chunk: Buffer) => {
        if (swallowing) return;
        if (!other.write(chunk)) one.pause();
        if (one === near) spring(chunk);
      });
      other.on('drain', () => one.resume());
      one.on('end', () => swallowing || other.end());
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        if (!swallowing) other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = new URL(databaseUrl);
  url.port = String((server.address() as AddressInfo).port);
  const cut = () => open.forEach((socket) => socket.resetAndDestroy());
  return {
    url: url.href,
    cut,
    sever: () => {
      severed = true;
      cut();
    },
    heal: () => {
      severed = false;
      // Open connections do not learn what they missed.
      if (swallowing) cut();
      swallowing = false;
    },
    swallow: () => void (swallowing = true),
    swallowAfter: (text) => seen(text, () => (swallowing = true)),
    seen,
    close: async () => {
      swallowing = false;
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A way to the database that can break. */
export interface Proxy {
  url: string;
  /** Cuts what is open; new connections are taken. */
  cut(): void;
  /** Cuts what is open and takes nothing more, until `heal`: the process behind it is as good as dead. */
  sever(): void;
  heal(): void;
  close(): Promise<void>;
}

/** Stands between one process and the database at the URL. */
export async function startProxy(databaseUrl: string): Promise<Proxy> {
  const target = new URL(databaseUrl);
  const open = new Set<Socket>();
  let severed = false;
  const server = createServer((near) => {
    if (severed) return void near.resetAndDestroy();
    const far = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(one);
      one.setNoDelay(true);
      one.pipe(other);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
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
    heal: () => void (severed = false),
    close: async () => {
      cut();
      server.close();
      await once(server, 'close');
    },
  };
}

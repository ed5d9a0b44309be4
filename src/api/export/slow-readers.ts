import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { uptime } from '../../domain/clock.js';

const LOOK_MS = 1000;
/** A reader may be behind by what systems and proxies buffer before they say that they take no more, and by some seconds. */
const BUFFERED = 4 * 1024 * 1024;
const SECONDS = 2;

/** Calls `cut` when a client reads fewer bytes a second while there is something for it to read. 0: never. */
export function watchReader(response: ServerResponse, bytesPerSecond: number, cut: () => void): void {
  const { socket } = response;
  if (!bytesPerSecond || !socket) return;
  const most = BUFFERED + SECONDS * bytesPerSecond;
  let credit = most;
  let [before, at] = [taken(socket), uptime()];
  const timer = setInterval(() => {
    const now = taken(socket);
    const due = response.writableNeedDrain ? (bytesPerSecond * (uptime() - at)) / 1000 : 0;
    credit = Math.min(most, credit + now - before - due);
    [before, at] = [now, uptime()];
    if (credit < 0) cut();
  }, LOOK_MS);
  response.once('close', () => clearInterval(timer));
}

/** Bytes that the system took. */
function taken(socket: Socket): number {
  return socket.bytesWritten - socket.writableLength;
}

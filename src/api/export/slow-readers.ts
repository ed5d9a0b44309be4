import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { uptime } from '../../domain/clock.js';

const LOOK_MS = 1000;
/**
 * How far a reader may fall behind: by some seconds, and by the number of bytes that operating systems and proxies
 * buffer before they apply back-pressure.
 */
const BUFFERED = 4 * 1024 * 1024;
const SECONDS = 2;

/** Calls `cut` when a client reads fewer bytes per second while data is available. 0 means never. */
export function cutSlowReader(response: ServerResponse, bytesPerSecond: number, cut: () => void): void {
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

/** Number of bytes accepted by the operating system. */
function taken(socket: Socket): number {
  return socket.bytesWritten - socket.writableLength;
}

import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Fault } from './faults.js';
import type { Reply, SandboxRequest } from './reply.js';
import { applyFault } from './apply-fault.js';

/** Sends the reply as modified by the fault, and gzipped if the client accepts that. */
export function send(
  response: ServerResponse,
  request: SandboxRequest,
  reply: Reply,
  fault: Fault | null,
): void {
  if (fault?.hang) return;
  if (fault?.drop) return void response.destroy();
  const { status, headers, body } = packed(request, applyFault(reply, fault));
  const write = () => {
    response.writeHead(status, { ...headers, 'content-length': String(body.length) });
    if (fault?.trickleMs) return void trickle(response, body, fault.trickleMs);
    if (!fault?.truncate) return response.end(body);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  };
  if (fault?.delayMs) void sleep(fault.delayMs, undefined, { ref: false }).then(write);
  else write();
}

/** Number of pieces in which a slow body is sent. */
const PIECES = 20;

async function trickle(response: ServerResponse, body: Buffer, forMs: number): Promise<void> {
  const size = Math.ceil(body.length / PIECES) || 1;
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    response.write(body.subarray(start, start + size));
    await sleep(forMs / PIECES, undefined, { ref: false });
  }
  response.end();
}

function packed(
  { headers: asked }: SandboxRequest,
  { status, headers, body }: Reply,
): Reply & { body: Buffer } {
  const plain = Buffer.from(body);
  if (plain.length < 1024 || !String(asked['accept-encoding'] ?? '').includes('gzip'))
    return { status, headers, body: plain };
  return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(plain, { level: 1 }) };
}

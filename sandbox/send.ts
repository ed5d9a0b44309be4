import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Fault } from './faults.js';
import type { Reply, SandboxRequest } from './reply.js';

/** Sends the reply, gzipped where the client takes it, or what the fault makes of it. */
export function send(
  response: ServerResponse,
  request: SandboxRequest,
  reply: Reply,
  fault: Fault | null,
): void {
  if (fault?.hang) return;
  if (fault?.drop) return void response.destroy();
  const { status, headers, body } = packed(request, spoil(reply, fault));
  const write = () => {
    response.writeHead(status, { ...headers, 'content-length': String(body.length) });
    if (!fault?.truncate) return response.end(body);
    response.write(body.subarray(0, Math.floor(body.length / 2)), () => response.destroy());
  };
  if (fault?.delayMs) void sleep(fault.delayMs, undefined, { ref: false }).then(write);
  else write();
}

function spoil(reply: Reply, fault: Fault | null): Reply {
  return {
    status: fault?.status ?? reply.status,
    headers: { ...reply.headers, ...fault?.headers },
    body: fault?.body ?? (fault?.status === undefined ? reply.body : ''),
  };
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

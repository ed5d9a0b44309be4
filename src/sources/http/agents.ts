import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import { isPublicAddress, PrivateAddress, publicLookup } from './public-address.js';

export interface Agents {
  httpAgent: http.Agent;
  httpsAgent: https.Agent;
}

/** Agents that give up when a connection does not stand in time: axios' own timeout counts the whole call. */
export function agents(connectTimeoutMs: number): Agents {
  return {
    httpAgent: limited(new http.Agent({ keepAlive: true }), 'connect', connectTimeoutMs),
    httpsAgent: limited(new https.Agent({ keepAlive: true }), 'secureConnect', connectTimeoutMs),
  };
}

/** Agents that also connect to public addresses only, as the socket itself finds them: no answer of DNS slips between. */
export function publicAgents(connectTimeoutMs: number, lookup?: LookupFunction): Agents {
  const { httpAgent, httpsAgent } = agents(connectTimeoutMs);
  return {
    httpAgent: publicOnly(httpAgent, publicLookup(lookup)),
    httpsAgent: publicOnly(httpsAgent, publicLookup(lookup)),
  };
}

function publicOnly<A extends http.Agent>(agent: A, lookup: LookupFunction): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const host = (options.host ?? '').replace(/^\[|\]$/g, '');
    // A host that is an address is never looked up.
    if (!isIP(host) || isPublicAddress(host)) return connect({ ...options, lookup }, callback);
    callback?.(new PrivateAddress(host, host), undefined as never);
    return undefined;
  };
  return agent;
}

function limited<A extends http.Agent>(
  agent: A,
  connected: 'connect' | 'secureConnect',
  timeoutMs: number,
): A {
  const connect = agent.createConnection.bind(agent);
  agent.createConnection = (options, callback) => {
    const socket = connect(options, callback) as Duplex;
    const timer = setTimeout(() => {
      const message = `no connection within ${timeoutMs} ms`;
      socket.destroy(Object.assign(new Error(message), { code: 'ETIMEDOUT' }));
    }, timeoutMs);
    for (const event of [connected, 'close', 'error']) socket.once(event, () => clearTimeout(timer));
    return socket;
  };
  return agent;
}

import http from 'node:http';
import https from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { Duplex } from 'node:stream';
import { type AddressRule, guardedLookup, PrivateAddress } from './public-address.js';

export interface Agents {
  httpAgent: http.Agent;
  httpsAgent: https.Agent;
}

/** Agents with a time limit for connecting, because axios' own timeout covers the whole call. */
export function agents(connectTimeoutMs: number): Agents {
  return {
    httpAgent: limited(new http.Agent({ keepAlive: true }), 'connect', connectTimeoutMs),
    httpsAgent: limited(new https.Agent({ keepAlive: true }), 'secureConnect', connectTimeoutMs),
  };
}

/**
 * Agents that only connect to addresses that the rule allows. They check the address that the socket uses, so that DNS
 * cannot return a different one in between.
 */
export function guardedAgents(connectTimeoutMs: number, rule: AddressRule, lookup?: LookupFunction): Agents {
  const { httpAgent, httpsAgent } = agents(connectTimeoutMs);
  return {
    httpAgent: guarded(httpAgent, rule, lookup),
    httpsAgent: guarded(httpsAgent, rule, lookup),
  };
}

function guarded<A extends http.Agent>(agent: A, rule: AddressRule, systemLookup?: LookupFunction): A {
  const connect = agent.createConnection.bind(agent);
  const lookup = guardedLookup(rule, systemLookup);
  agent.createConnection = (options, callback) => {
    const host = (options.host ?? '').replace(/^\[|\]$/g, '');
    // A host that is an IP address is never looked up.
    if (!isIP(host) || rule.allows(host)) return connect({ ...options, lookup }, callback);
    callback?.(new PrivateAddress(host, host, rule), undefined as never);
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

import http from 'node:http';
import https from 'node:https';
import type { Duplex } from 'node:stream';

/** Agents that give up when a connection does not stand in time: axios' own timeout counts the whole call. */
export function agents(connectTimeoutMs: number): { httpAgent: http.Agent; httpsAgent: https.Agent } {
  return {
    httpAgent: limited(new http.Agent({ keepAlive: true }), 'connect', connectTimeoutMs),
    httpsAgent: limited(new https.Agent({ keepAlive: true }), 'secureConnect', connectTimeoutMs),
  };
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

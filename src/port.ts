import { once } from 'node:events';
import { createServer } from 'node:net';
import type { Config } from './config/config.js';
import { ConfigError } from './config/config-error.js';

/**
 * Checks that the port is available before anything is started; otherwise a run in progress would have to be aborted.
 * @throws ConfigError
 */
export async function assertPortFree({ HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): Promise<void> {
  const server = createServer();
  try {
    await once(server.listen({ host: HOST, port: PORT, exclusive: true }), 'listening');
    server.close();
    await once(server, 'close');
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === 'EADDRINUSE')
      throw new ConfigError(`PORT: ${PORT} is in use by another process; set PORT to a free port`);
    if (code === 'EACCES')
      throw new ConfigError(`PORT: this user may not listen on ${PORT}; set PORT to one above 1023`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new ConfigError(`HOST: ${HOST} is not an address of this machine`);
    throw error;
  }
}

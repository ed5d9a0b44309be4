import { once } from 'node:events';
import { createServer } from 'node:net';
import { type Config, ConfigError } from './config/config.js';

/**
 * Refuses a port that cannot be had before anything is started: a run that is under way would have to be broken off.
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
      throw new ConfigError(`PORT: ${PORT} is taken by another process; set PORT to a free one`);
    if (code === 'EACCES')
      throw new ConfigError(`PORT: this user may not listen on ${PORT}; set PORT to one above 1023`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new ConfigError(`HOST: ${HOST} is no address of this machine`);
    throw error;
  }
}

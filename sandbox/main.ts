import { startSandbox } from './sandbox.js';

const { PORT = '4000', HOST = '127.0.0.1' } = process.env;
try {
  const sandbox = await startSandbox({ port: Number(PORT), host: HOST });
  console.log('The sandbox stands in for the upstreams. To use it:');
  for (const [key, value] of Object.entries(sandbox.env)) console.log(`  export ${key}=${value}`);
  console.log(`To make it fail (docs/faults.md): POST to ${sandbox.url}/_faults or /_drift`);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => void sandbox.close());
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(taken ? `PORT: ${PORT} is in use by another process; set PORT to a free port` : error);
  process.exitCode = 1;
}

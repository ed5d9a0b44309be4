import { startSandbox } from './sandbox.js';

const { PORT = '4000', HOST = '127.0.0.1' } = process.env;
try {
  const sandbox = await startSandbox({ port: Number(PORT), host: HOST });
  console.log('The sandbox stands in for the upstreams. To use it:');
  for (const [key, value] of Object.entries(sandbox.env)) console.log(`  export ${key}=${value}`);
  console.log(`What is to go wrong with it: POST ${sandbox.url}/_faults and /_drift, see docs/faults.md`);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.once(signal, () => void sandbox.close());
} catch (error) {
  const taken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
  console.error(taken ? `PORT: ${PORT} is in use by another process; set PORT to a free port` : error);
  process.exitCode = 1;
}

import { cpus, totalmem } from 'node:os';

/** What it was measured on. */
export function machine() {
  const cores = cpus();
  return {
    processor: cores[0]?.model.trim() ?? 'unknown',
    cores: cores.length,
    memory_gb: Math.round(totalmem() / 1024 ** 3),
    node: process.version,
    platform: process.platform,
    measured_at: new Date().toISOString(),
  };
}

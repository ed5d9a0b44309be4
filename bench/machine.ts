import { cpus, totalmem } from 'node:os';

/** The machine on which the figures were measured. */
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

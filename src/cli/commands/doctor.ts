import { Command } from 'commander';
import type { Config } from '../../config/config.js';
import { EXIT } from '../command-error.js';
import type { Check } from '../doctor/check.js';
import { paintFor } from '../output/paint.js';
import { facts, type Cell } from '../output/table.js';
import { examples } from '../service/service-command.js';

interface DoctorOptions {
  json?: boolean;
  offline?: boolean;
}

export function doctor(): Command {
  const command = new Command('doctor')
    .description('check configuration, database, clocks, keys, disk and ports, and suggest fixes')
    .option('--offline', 'do not call upstreams')
    .option('--json', 'print JSON')
    .action(async ({ json, offline = false }: DoctorOptions) => {
      const checks = await examine(offline);
      const hasFault = checks.some(({ found }) => found === 'fault');
      if (json) console.log(JSON.stringify({ status: hasFault ? 'fault' : 'ok', checks }));
      else process.stdout.write(facts(checks.map(line), { paint: paintFor(process.stdout) }));
      if (hasFault) process.exitCode = EXIT.failed;
    });
  return examples(command, [
    'kasparro doctor',
    'kasparro doctor --json | jq ".checks[] | select(.found != \\"ok\\")"',
  ]);
}

async function examine(offline: boolean): Promise<Check[]> {
  const { environment } = await import('../../config/environment.js');
  const { parseConfig, warningsOf } = await import('../../config/config.js');
  const machine = await import('../doctor/machine.js');
  const { checkDatabase } = await import('../doctor/database.js');
  const { checkSources } = await import('../doctor/sources.js');
  const { checkService } = await import('../doctor/service.js');
  const { fault, ok, warning } = await import('../doctor/check.js');
  const node = machine.checkNode();
  let config: Config;
  try {
    config = parseConfig(environment());
  } catch (error) {
    const problem = (error as Error).message.replace(/^Invalid configuration:\s*/, '');
    return [node, fault('Configuration', problem, 'see .env.example')];
  }
  const warnings = warningsOf(config).map((text) => warning('Configuration', text));
  const checks = [node, ok('Configuration', 'valid'), ...warnings];
  if (config.KASPARRO_URL)
    return [...checks, ...(await checkService(config.KASPARRO_URL, config.KASPARRO_KEY ?? null))];
  return [
    ...checks,
    machine.checkDisk(config.DATA_DIR),
    await machine.checkPort(config),
    ...(await checkDatabase(config)),
    ...(await checkSources(config, offline)),
  ];
}

const COLOURS = { ok: 'green', warning: 'yellow', fault: 'red' } as const;

function line({ name, found, detail, remedy }: Check): [string, Cell] {
  return [
    name,
    [COLOURS[found], `${found === 'ok' ? '' : `${found}: `}${detail}${remedy ? `; ${remedy}` : ''}`],
  ];
}

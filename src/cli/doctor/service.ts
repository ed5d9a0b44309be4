import type { Health } from '../../health/health.reply.js';
import { ServiceRefused } from '../service/problem-text.js';
import { ServiceClient } from '../service/service-client.js';
import { type Check, fault, ok, warning } from './check.js';

/** Checks whether a remote service replies, is healthy, and accepts the key. */
export async function checkService(url: string, key: string | null): Promise<Check[]> {
  const service = new ServiceClient(url, key);
  try {
    const { value } = await service.get<Health>('/health');
    const well = value.status === 'ok' ? ok('Service', `${url} is healthy`) : degraded(url, value);
    return [well, await checkKey(service, key)];
  } catch (error) {
    return [fault('Service', (error as Error).message, 'check KASPARRO_URL and KASPARRO_KEY')];
  }
}

function degraded(url: string, { details }: Health): Check {
  const tasks = Object.entries(details.background ?? {}).flatMap(([name, task]) =>
    typeof task === 'object' && task.condition !== 'ok' ? [`${name} is ${task.condition}`] : [],
  );
  return warning(
    'Service',
    `${url} is degraded${tasks.length ? `: ${tasks.join(', ')}` : ''}`,
    'kasparro status',
  );
}

async function checkKey(service: ServiceClient, key: string | null): Promise<Check> {
  if (key === null) return warning('Key', 'none: only reads are possible', 'set KASPARRO_KEY');
  try {
    await service.get('/api-keys', { limit: '1' });
    return ok('Key', 'has all scopes (admin)');
  } catch (error) {
    if (error instanceof ServiceRefused && error.problem.code === 'missing_scope')
      return ok('Key', 'is valid, without the scope admin');
    return fault('Key', (error as Error).message);
  }
}

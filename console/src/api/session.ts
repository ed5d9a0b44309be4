import type { components } from './schema.js';
import { api, client } from './client.js';
import { queries } from './queries.js';

type Scope = components['schemas']['Scope'];
const ORDER: readonly Scope[] = ['read', 'run', 'admin'];

export function useSession() {
  return api.useQuery('get', '/session', {}, { staleTime: 60_000 });
}

/** Whether the session's key has this scope. */
export function useMay(needed: Scope): boolean {
  const { data } = useSession();
  if (needed === 'read' && data?.reads_open) return true;
  return (data?.scopes ?? []).some((scope) => ORDER.indexOf(scope) >= ORDER.indexOf(needed));
}

/** @throws ProblemError */
export async function logIn(key: string): Promise<void> {
  await client.POST('/session', { headers: { 'x-api-key': key } });
  await forgetAll();
}

export async function logOut(): Promise<void> {
  await client.DELETE('/session', {});
  await forgetAll();
}

/** Data loaded with another key must not be shown. */
function forgetAll(): Promise<void> {
  return queries.resetQueries();
}

import { json, parseBody, type Reply, type SandboxRequest, type Upstream } from './reply.js';

/**
 * The page as it would be if this many records had been inserted before it after the previous page was read, which
 * makes as many records repeat.
 */
export function shiftedPage(upstream: Upstream, request: SandboxRequest, by: number): Reply | null {
  const page = Number(request.query.get('page') ?? 1);
  const reply = upstream(request);
  const query = new URLSearchParams(request.query);
  query.set('page', String(page - 1));
  const [before, now] = [page > 1 ? upstream({ ...request, query }) : null, reply].map((one) =>
    one ? parseBody(one.body) : null,
  );
  if (!reply || !Array.isArray(before) || !Array.isArray(now)) return reply;
  const records = [...(before as unknown[]).slice(-by), ...(now as unknown[])].slice(0, before.length);
  return { ...reply, body: json(records).body };
}

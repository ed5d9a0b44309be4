import { json, parse, type Reply, type SandboxRequest, type Upstream } from './reply.js';

/** The page after this many records were listed before it since the previous page was read, so that they repeat. */
export function shiftedPage(upstream: Upstream, request: SandboxRequest, by: number): Reply | null {
  const page = Number(request.query.get('page') ?? 1);
  const reply = upstream(request);
  const query = new URLSearchParams(request.query);
  query.set('page', String(page - 1));
  const [before, now] = [page > 1 ? upstream({ ...request, query }) : null, reply].map((one) =>
    one ? parse(one.body) : null,
  );
  if (!reply || !Array.isArray(before) || !Array.isArray(now)) return reply;
  const records = [...(before as unknown[]).slice(-by), ...(now as unknown[])].slice(0, before.length);
  return { ...reply, body: json(records).body };
}

import type { IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';
import { driftSchema, type Drifts } from './drifts.js';
import { faultSchema, type Faults } from './faults.js';
import { json, type Reply } from './reply.js';

const faultAt = z.strictObject({ path: z.string().startsWith('/'), fault: faultSchema });

/** `/_faults` and `/_drift`: POST adds one, GET lists them, DELETE ends all. Null if the request is for an upstream. */
export async function control(
  incoming: IncomingMessage,
  { faults, drifts }: { faults: Faults; drifts: Drifts },
): Promise<Reply | null> {
  const { url = '', method = 'GET' } = incoming;
  const resource = { '/_faults': faults, '/_drift': drifts }[url];
  if (!resource) return null;
  if (method === 'DELETE') resource.clear();
  if (method !== 'POST') return json(resource.list());
  const problem = await add(await text(incoming), resource === faults ? { faults } : { drifts });
  return problem === null ? json(resource.list(), 201) : json({ error: problem }, 400);
}

async function add(body: string, to: { faults?: Faults; drifts?: Drifts }): Promise<string | null> {
  const given = z.string().transform((value, context): unknown => {
    try {
      return JSON.parse(value);
    } catch {
      context.addIssue('expected JSON');
      return z.NEVER;
    }
  });
  const parsed = await given.pipe(to.faults ? faultAt : driftSchema).safeParseAsync(body);
  if (!parsed.success) return z.prettifyError(parsed.error);
  if ('path' in parsed.data) to.faults!.add(parsed.data.path, parsed.data.fault);
  else to.drifts!.add(parsed.data);
  return null;
}

import type { Run } from '../../runs/run.entity.js';
import type { RunsRepository } from '../../runs/runs.repository.js';
import { ProblemException } from '../problem.exception.js';
import { parseRecordId, recordNotFound } from '../record-id.js';

/** @throws HttpException with status 404 if there is no such run */
export async function knownRun(runs: RunsRepository, given: string): Promise<Run> {
  const id = parseRecordId(given, 'run');
  const run = await runs.find(id);
  if (run) return run;
  const unknown = recordNotFound('run', id);
  const later = await runs.foldedInto(id);
  if (!later.length) throw unknown;
  const names = later.map((one) => `run ${one.id} of ${one.source}`).join(' or ');
  throw new ProblemException(
    'not_found',
    `${unknown.message} If it found nothing new, it was folded into ${names}.`,
    { folded_into: later.map((one) => one.id) },
  );
}

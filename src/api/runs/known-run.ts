import { NotFoundException } from '@nestjs/common';
import type { Run } from '../../runs/run.entity.js';
import type { RunsRepository } from '../../runs/runs.repository.js';

/** @throws NotFoundException if there is no such run */
export async function knownRun(runs: RunsRepository, id: string): Promise<Run> {
  const run = /^\d{1,18}$/.test(id) ? await runs.find(id) : null;
  if (!run) throw new NotFoundException(`There is no run ${JSON.stringify(id.slice(0, 40))}.`);
  return run;
}

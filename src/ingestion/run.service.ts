import { Injectable } from '@nestjs/common';
import type { Run, Trigger } from '../runs/run.entity.js';

/** The source runs already, here or in another process. */
export class SourceBusy extends Error {}

/** No source of this name is configured. */
export class UnknownSource extends Error {}

@Injectable()
export class RunService {
  /**
   * Starts a run and returns it as soon as it is recorded, with the promise of its end.
   * @throws SourceBusy, UnknownSource
   */
  start(_source: string, _trigger: Trigger): Promise<{ run: Run; ended: Promise<Run> }> {
    return Promise.reject(new Error('not written yet'));
  }
}

import { environment } from '../../config/environment.js';
import { Output } from '../output/output.js';
import type { Runs } from './runs.js';
import type { ServiceClient } from './service-client.js';
import { ServiceRuns } from './service-runs.js';
import { remoteUrl, Session, type SessionOptions } from './session.js';

/** Access to a source's runs, and the output of the command that starts one. */
export class RunSession extends Output {
  private constructor(
    readonly runs: Runs,
    /** The service; null for live runs in this process, which need no HTTP. */
    readonly service: ServiceClient | null,
    json: boolean,
    readonly close: () => Promise<void>,
  ) {
    super(json);
  }

  static async open(options: SessionOptions, source: string, isLive: boolean): Promise<RunSession> {
    const { json = false } = options;
    if (isLive && remoteUrl(options) === undefined) {
      const { openOwnRuns } = await import('./own-runs.js');
      const own = await openOwnRuns(environment(), source);
      return new RunSession(own.runs, null, json, own.stop);
    }
    const { service, close } = await Session.open(options, { works: source, existing: false });
    return new RunSession(new ServiceRuns(service), service, json, close);
  }
}

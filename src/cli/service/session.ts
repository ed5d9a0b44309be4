import { environment } from '../../config/environment.js';
import { CommandError, EXIT } from '../command-error.js';
import { Output } from '../output/output.js';
import type { LocalNeeds } from './local-service.js';
import { ServiceClient } from './service-client.js';

export interface SessionOptions {
  json?: boolean;
  url?: string;
}

/** The service that a command uses, at KASPARRO_URL or in this process, and the command's output. */
export class Session extends Output {
  private constructor(
    readonly service: ServiceClient,
    json: boolean,
    /** Stops the service, if it is in this process. */
    readonly close: () => Promise<void>,
  ) {
    super(json);
  }

  static async open({ json = false, url }: SessionOptions, needs: LocalNeeds = {}): Promise<Session> {
    const env = environment();
    const remote = remoteUrl({ url });
    if (remote !== undefined) {
      const service = new ServiceClient(remote, env.KASPARRO_KEY?.trim() || null);
      return new Session(service, json, () => Promise.resolve());
    }
    const { startLocalService } = await import('./local-service.js');
    const local = await startLocalService(env, needs);
    return new Session(new ServiceClient(local.url, local.key), json, local.stop);
  }
}

/**
 * The URL of the service; undefined if the command uses the local database.
 * @throws CommandError
 */
export function remoteUrl({ url }: SessionOptions): string | undefined {
  const remote = url ?? (environment().KASPARRO_URL?.trim() || undefined);
  if (remote !== undefined && !/^https?:$/.test(URL.parse(remote)?.protocol ?? ''))
    throw new CommandError(
      `${url === undefined ? 'KASPARRO_URL' : '--url'}: expected a URL such as http://localhost:3000`,
      EXIT.configuration,
    );
  return remote;
}

import { environment } from '../../config/environment.js';
import { CommandError, EXIT } from '../command-error.js';
import { paintFor } from '../output/paint.js';
import type { Screen } from '../output/table.js';
import type { LocalNeeds } from './local-service.js';
import { type Reply, ServiceClient } from './service-client.js';

export interface SessionOptions {
  json?: boolean;
  url?: string;
}

/** A command's service, the one of KASPARRO_URL or else one of this process, and its output. */
export class Session {
  /** Of standard output. */
  readonly screen: Screen = {
    paint: paintFor(process.stdout),
    width: process.stdout.isTTY ? process.stdout.columns : undefined,
  };

  private constructor(
    readonly service: ServiceClient,
    readonly isLocal: boolean,
    private readonly json: boolean,
    /** Ends a service of this process. */
    readonly close: () => Promise<void>,
  ) {}

  static async open({ json = false, url }: SessionOptions, needs: LocalNeeds = {}): Promise<Session> {
    const env = environment();
    const remote = url ?? (env.KASPARRO_URL?.trim() || undefined);
    if (remote !== undefined) {
      if (!/^https?:$/.test(URL.parse(remote)?.protocol ?? ''))
        throw new CommandError(
          `${url === undefined ? 'KASPARRO_URL' : '--url'}: expected a URL such as http://localhost:3000`,
          EXIT.configuration,
        );
      const service = new ServiceClient(remote, env.KASPARRO_KEY?.trim() || null);
      return new Session(service, false, json, () => Promise.resolve());
    }
    const { startLocalService } = await import('./local-service.js');
    const local = await startLocalService(env, needs);
    return new Session(new ServiceClient(local.url, local.key), true, json, local.stop);
  }

  /** Prints the reply as JSON, or what it says to people. */
  print<Value>({ text, value }: Reply<Value>, forPeople: (value: Value, screen: Screen) => string): void {
    process.stdout.write(this.json ? `${text.trimEnd()}\n` : withNewline(forPeople(value, this.screen)));
  }

  /** A line that is not part of what `--json` prints. */
  tell(line: string): void {
    (this.json ? process.stderr : process.stdout).write(`${line}\n`);
  }
}

function withNewline(text: string): string {
  return text === '' || text.endsWith('\n') ? text : `${text}\n`;
}

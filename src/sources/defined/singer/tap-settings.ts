import type { Config } from '../../../config/config.js';
import { substituteVariables, resolveVariables, variablesIn } from '../secrets.js';
import type { SingerDefinition } from './tap-definition.js';
import type { TapCommand } from './tap-process.js';

/** Environment variables that every tap inherits. Kasparro's own are not among them. */
const PASSED_ON =
  /^(?:PATH|HOME|USER|LANG|LC_\w+|TZ|TMPDIR|VIRTUAL_ENV|PYTHON\w+|SSL_CERT_\w+|REQUESTS_CA_BUNDLE|(?:HTTPS?|NO|ALL)_PROXY)$/i;
const PATH = '/usr/local/bin:/usr/bin:/bin';
/** Shorter values are ordinary words, not keys. */
const MIN_SECRET_LENGTH = 5;

/** Settings with which a tap is started. */
export class TapSettings {
  /** Contents of the tap's config file, as JSON. */
  readonly config: string;
  private readonly env: Readonly<Record<string, string>>;
  private readonly secrets: readonly string[];

  /** @throws ConfigError if an environment variable is not set */
  constructor(
    private readonly definition: SingerDefinition,
    config: Pick<Config, 'VARIABLES'>,
  ) {
    const passedOn = Object.entries(config.VARIABLES).filter(([name]) => PASSED_ON.test(name));
    this.config = JSON.stringify(substituteVariables(definition.config, config));
    this.env = {
      ...{ PATH, ...Object.fromEntries(passedOn) },
      ...(substituteVariables(definition.env, config) as Record<string, string>),
    };
    const values = variablesIn([definition.config, definition.env]).map((name) =>
      resolveVariables(`\${${name}}`, config),
    );
    this.secrets = values
      .flatMap((value) => [value, encodeURIComponent(value), JSON.stringify(value).slice(1, -1)])
      .filter((value) => value.length >= MIN_SECRET_LENGTH)
      .toSorted((a, b) => b.length - a.length);
  }

  command(args: readonly string[]): TapCommand {
    const [program, ...own] = this.definition.command;
    return { program: program!, args: [...own, ...args], env: this.env };
  }

  /** Masks the secrets in a text from the tap, so that it may be shown. */
  readonly masked = (text: string): string =>
    this.secrets.reduce((safe, secret) => safe.replaceAll(secret, '…'), text);
}

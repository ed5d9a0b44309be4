import type { Config } from '../../config/config.js';
import type { PageRequest } from '../../domain/source.js';
import type { HttpRequest, Upstream } from '../http/http.js';
import type { HttpDefinition } from './definition.js';
import type { NamedDefinition } from './read-definitions.js';
import { costReader, statusReader } from './reply-rules.js';
import { resolveVariables, variablesIn } from './secrets.js';

/** Builds the HTTP requests for one source. */
export class RequestBuilder {
  private readonly upstream: Upstream;
  private readonly base: string;
  private readonly secretQuery: readonly [name: string, value: string] | undefined;
  private readonly headers: Readonly<Record<string, string>>;

  /** @throws ConfigError if a variable is not set */
  constructor(
    private readonly definition: NamedDefinition<HttpDefinition>,
    config: Pick<Config, 'VARIABLES'>,
  ) {
    const { name, limits, auth } = definition;
    const override = `${name.toUpperCase()}_BASE_URL`;
    this.base = (config.VARIABLES[override] ?? definition.base_url).replace(/\/+$/, '');
    this.upstream = {
      name,
      source: name,
      variable: variablesIn(auth)[0] ?? `the source ${name}`,
      callsPerMinute: limits.per_minute,
      callsPerMonth: limits.per_month,
      suspendsWhenRefused: true,
    };
    const secret = (text: string) => resolveVariables(text, config);
    if (auth?.query) this.secretQuery = [auth.query.name, secret(auth.query.value)];
    this.headers = {
      accept: 'application/json, */*;q=0.5',
      ...definition.headers,
      ...(auth?.header && { [auth.header.name]: secret(auth.header.value) }),
      ...(auth?.bearer && { authorization: `Bearer ${secret(auth.bearer)}` }),
      ...(auth?.basic && {
        authorization: `Basic ${btoa(`${secret(auth.basic.user)}:${secret(auth.basic.password)}`)}`,
      }),
    };
  }

  /** @param path from the definition, with {partition} replaced by the partition */
  url(
    path: string,
    query: Readonly<Record<string, string>>,
    partition: Readonly<Record<string, string>> | null,
  ): URL {
    const url = new URL(this.base + filled(path, partition, encodeURIComponent));
    for (const [name, value] of Object.entries(query))
      url.searchParams.set(name, filled(value, partition, String));
    return url;
  }

  filled(text: string, partition: Readonly<Record<string, string>> | null): string {
    return filled(text, partition, String);
  }

  to(
    given: URL,
    { signal, deadline }: Pick<PageRequest, 'signal' | 'deadline'>,
    headers: Readonly<Record<string, string>> = {},
  ): HttpRequest {
    const url = new URL(given);
    if (this.secretQuery) url.searchParams.set(...this.secretQuery);
    const { timeout, limits } = this.definition;
    return {
      upstream: this.upstream,
      url: url.href,
      headers: { ...this.headers, ...headers },
      publicOnly: true,
      ...(timeout && { timeoutMs: timeout * 1000 }),
      ...('error' in this.definition &&
        this.definition.error && { statusOf: statusReader(this.definition.error) }),
      ...(limits.cost && { costOf: costReader(limits.cost) }),
      signal,
      deadline,
    };
  }

  /** The next page's URL from a reply, without any secrets that the reply repeats; undefined if it is on another host. */
  next(text: string, from: URL): URL | undefined {
    const url = URL.parse(text, from.href);
    if (!url || url.origin !== from.origin) return undefined;
    url.username = url.password = '';
    if (this.secretQuery) url.searchParams.delete(this.secretQuery[0]);
    return url;
  }

  /** Whether the text contains any secret sent with these requests. */
  reveals(text: string): boolean {
    const own = Object.entries(this.headers).filter(
      ([name]) => name !== 'accept' && !Object.hasOwn(this.definition.headers, name),
    );
    const secrets = [...own.flatMap(([, value]) => value.split(' ')), this.secretQuery?.[1] ?? ''];
    return secrets.some((secret) => secret.length >= 5 && text.includes(secret));
  }
}

const PLACEHOLDER = /\{(?:partition(?:\.(\w+))?|(date))\}/g;

function filled(
  text: string,
  partition: Readonly<Record<string, string>> | null,
  encode: (value: string) => string,
): string {
  return text.replace(PLACEHOLDER, (whole, part?: string, date?: string) => {
    const value = partition?.[part ?? date ?? 'key'];
    return value === undefined ? whole : encode(value);
  });
}

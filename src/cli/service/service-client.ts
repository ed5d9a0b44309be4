import type { Problem } from '../../api/problem.reply.js';
import { VERSION } from '../../config/version.js';
import { parseJson } from '../../domain/json.js';
import { CommandError, EXIT } from '../command-error.js';
import { ServiceRefused } from './problem-text.js';

/** Query parameters of a request. Parameters without a value are not sent. */
export type Query = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A reply as text, and parsed without losing any digits. */
export interface Reply<Value = unknown> {
  text: string;
  value: Value;
}

/** The User-Agent, by which the service recognises runs that were started from the command line. */
const USER_AGENT = `kasparro-cli/${VERSION}`;

/** An HTTP client for the service. */
export class ServiceClient {
  constructor(
    readonly url: string,
    private readonly key: string | null,
  ) {}

  get<Value>(path: string, query: Query = {}): Promise<Reply<Value>> {
    return this.send('GET', path, { query });
  }

  post<Value>(path: string, body: object = {}): Promise<Reply<Value>> {
    return this.send('POST', path, { body });
  }

  async send<Value>(
    method: string,
    path: string,
    given: { query?: Query; body?: object },
  ): Promise<Reply<Value>> {
    const response = await this.open(method, path, given);
    const text = await response.text();
    return { text, value: (text ? parseJson(text) : null) as Value };
  }

  /**
   * Sends a request and returns the reply before its body is read.
   * @throws Refused, CommandError
   */
  async open(
    method: string,
    path: string,
    {
      query = {},
      body,
      signal,
      accept,
    }: { query?: Query; body?: object; signal?: AbortSignal; accept?: string },
  ): Promise<Response> {
    const url = new URL(this.url.replace(/\/+$/, '') + path);
    for (const [name, value] of Object.entries(query))
      for (const one of [value ?? []].flat()) url.searchParams.append(name, one);
    const headers = {
      'user-agent': USER_AGENT,
      ...(accept && { accept }),
      ...(this.key !== null && { 'x-api-key': this.key }),
      ...(body && { 'content-type': 'application/json' }),
    };
    const response = await fetch(url, {
      ...{ method, headers, signal, redirect: 'error' },
      body: body && JSON.stringify(body),
    }).catch((error: unknown) => {
      throw signal?.aborted ? error : this.unreachable(error);
    });
    if (!response.ok) throw await this.refusal(response);
    return response;
  }

  private unreachable(error: unknown): CommandError {
    const { code, message } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    const why = (code && REASONS[code]) || message || code;
    return new CommandError(`${this.url}: ${why}`, EXIT.unavailable);
  }

  private async refusal(response: Response): Promise<CommandError> {
    const text = await response.text();
    if (/problem\+json/.test(response.headers.get('content-type') ?? ''))
      return new ServiceRefused(JSON.parse(text) as Problem);
    return new CommandError(
      `${this.url} answered ${response.status} ${response.statusText}: is this the address of a Kasparro service?`,
      EXIT.unavailable,
    );
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nothing listens there',
  ECONNRESET: 'the connection was cut',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be looked up now',
  UND_ERR_CONNECT_TIMEOUT: 'the host does not answer',
  UND_ERR_HEADERS_TIMEOUT: 'the service takes too long to answer',
  UND_ERR_SOCKET: 'the connection was cut',
};

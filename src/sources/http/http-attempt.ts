import { HttpService } from '@nestjs/axios';
import { Inject, Injectable } from '@nestjs/common';
import type { AxiosRequestConfig } from 'axios';
import { firstValueFrom } from 'rxjs';
import { CONFIG, type Config } from '../../config/config.js';
import { type Agents, guardedAgents } from '../../network/agents.js';
import { PUBLIC_ONLY } from '../../network/public-address.js';
import { BodyTooLarge, decodeBody } from './decode-body.js';
import type { HttpRequest } from './http.js';
import { Redirects } from './redirects.js';
import { oneLine, removeSecrets } from './remove-secrets.js';
import { CONNECTION_FAULTS, CallFailed, ConnectionFault } from './call-failures.js';

/** axios' error message for a truncated body. */
const TRUNCATED = 'stream has been aborted';

/** Headers that are sent on to another host after a redirect, because they contain no key. */
const HARMLESS = ['accept', 'if-none-match', 'if-modified-since'];

export interface RawReply {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** The URL that replied, after any redirects, and the URL to use for the next call. */
  url: string;
  permanentUrl: string;
}

/** Makes a single HTTP call. A response with any status is a reply; everything else is an error. */
@Injectable()
export class HttpAttempt {
  private readonly publicOnly: Agents | undefined;

  constructor(
    private readonly http: HttpService,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    if (config.PRIVATE_ADDRESSES === 'refuse')
      this.publicOnly = guardedAgents(config.HTTP_CONNECT_TIMEOUT_MS, PUBLIC_ONLY);
  }

  async send(request: HttpRequest): Promise<RawReply> {
    const headers = { 'user-agent': this.config.HTTP_USER_AGENT, ...request.headers };
    const redirects = new Redirects(request.url);
    const timeoutMs = request.timeoutMs ?? this.config.HTTP_TIMEOUT_MS;
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const reply = await firstValueFrom(
        this.http.get<Buffer>(request.url, {
          headers,
          ...this.agentsOf(request, redirects),
          decompress: !request.guessesEncoding,
          signal: AbortSignal.any([request.signal, timeout]),
          sensitiveHeaders: Object.keys(request.headers ?? {}).filter(
            (name) => !HARMLESS.includes(name.toLowerCase()),
          ),
        }),
      );
      const maxBytes = this.config.HTTP_MAX_BODY_BYTES;
      const encoding = reply.headers['content-encoding'] as string | undefined;
      const body = request.guessesEncoding ? await decodeBody(reply.data, encoding, maxBytes) : reply.data;
      const received = Object.entries(reply.headers).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]);
      return {
        status: reply.status,
        headers: Object.fromEntries(received) as Record<string, string>,
        body,
        url: redirects.url,
        permanentUrl: redirects.permanentUrl,
      };
    } catch (error) {
      request.signal.throwIfAborted();
      if (timeout.aborted) throw new ConnectionFault('ETIMEDOUT', `no complete reply within ${timeoutMs} ms`);
      throw withoutRequest(error, request, this.config);
    }
  }

  /** Agents that only allow public hosts after a redirect, because no operator has chosen the host redirected to. */
  private agentsOf(request: HttpRequest, redirects: Redirects): Partial<AxiosRequestConfig> {
    const { publicOnly } = this;
    const { hostname } = new URL(request.url);
    return {
      ...(request.publicOnly && publicOnly),
      beforeRedirect: (next: Redirected, { statusCode }: { statusCode: number }) => {
        if (next.href) redirects.follow(statusCode, next.href);
        if (publicOnly && next.hostname !== hostname)
          next.agents = { http: publicOnly.httpAgent, https: publicOnly.httpsAgent };
      },
    };
  }
}

/** The request that follow-redirects is about to send. */
type Redirected = { href?: string; hostname?: string; agents?: { http: unknown; https: unknown } };

/**
 * An AxiosError contains the request with its headers, including the key, so only its code and message may leave this
 * module.
 */
function withoutRequest(error: unknown, request: HttpRequest, config: Config): CallFailed {
  const { code = 'UNKNOWN', message = '' } = error as { code?: string; message?: string };
  const detail = removeSecrets(oneLine(message), request);
  if (error instanceof BodyTooLarge || /maxContentLength/.test(detail)) {
    const limit = `the reply is larger than HTTP_MAX_BODY_BYTES=${config.HTTP_MAX_BODY_BYTES}`;
    return new CallFailed('body_too_large', limit);
  }
  if (code === 'private_address') return new CallFailed(code, detail);
  if (/^(?:Z_|ERR_BROTLI|ERR__ERROR_FORMAT|ZSTD_)/.test(code))
    return new CallFailed(
      'bad_encoding',
      `the body is not encoded as its Content-Encoding says: ${detail} (${code})`,
    );
  const whatAndCode = detail.includes(code) ? detail : `${detail} (${code})`;
  const mayPass = CONNECTION_FAULTS.includes(code) || detail === TRUNCATED;
  return mayPass ? new ConnectionFault(code, whatAndCode) : new CallFailed('call_failed', whatAndCode);
}

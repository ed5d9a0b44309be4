import { HttpService } from '@nestjs/axios';
import { Inject, Injectable } from '@nestjs/common';
import { type AxiosError, isAxiosError } from 'axios';
import { firstValueFrom } from 'rxjs';
import { CONFIG, type Config } from '../../config/config.js';
import type { HttpRequest } from './http.js';
import { scrub } from './scrub.js';

export interface Answer {
  status: number;
  headers: Readonly<Record<string, string>>;
  body: Buffer;
}

/** The upstream could not be reached, or its answer did not arrive whole. Holds nothing of the request. */
export class ConnectionFault extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** The answer is larger than HTTP_MAX_BODY_BYTES: asking again would not make it smaller. */
export class BodyTooLarge extends Error {}

/** One call: any status is an answer, everything else a fault. */
@Injectable()
export class Attempt {
  constructor(
    private readonly http: HttpService,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async send(request: HttpRequest): Promise<Answer> {
    const headers = { 'user-agent': this.config.HTTP_USER_AGENT, ...request.headers };
    const timeout = AbortSignal.timeout(this.config.HTTP_TIMEOUT_MS);
    try {
      const reply = await firstValueFrom(
        this.http.get<Buffer>(request.url, {
          headers,
          signal: AbortSignal.any([request.signal, timeout]),
          sensitiveHeaders: Object.keys(request.headers ?? {}),
        }),
      );
      const received = Object.entries(reply.headers).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]);
      return {
        status: reply.status,
        headers: Object.fromEntries(received) as Record<string, string>,
        body: reply.data,
      };
    } catch (error) {
      request.signal.throwIfAborted();
      if (timeout.aborted)
        throw new ConnectionFault('ETIMEDOUT', `no whole answer within ${this.config.HTTP_TIMEOUT_MS} ms`);
      throw withoutRequest(error, request, this.config);
    }
  }
}

/** An AxiosError carries the request with its headers, the key among them: only its code and words may leave here. */
function withoutRequest(error: unknown, request: HttpRequest, config: Config): Error {
  if (!isAxiosError(error)) return error instanceof Error ? error : new Error(String(error));
  const message = scrub(error.message, request);
  if (/maxContentLength/.test(message))
    return new BodyTooLarge(`the answer is larger than HTTP_MAX_BODY_BYTES=${config.HTTP_MAX_BODY_BYTES}`);
  return new ConnectionFault(codeOf(error), message || codeOf(error));
}

function codeOf(error: AxiosError): string {
  return error.code ?? (error.cause as { code?: string } | undefined)?.code ?? 'UNKNOWN';
}

import type { ClientRequest } from 'node:http';
import type { Readable } from 'node:stream';
import { Inject, Injectable } from '@nestjs/common';
import axios, { type AxiosResponse } from 'axios';
import { CONFIG, type Config } from '../config/config.js';
import { VERSION } from '../config/version.js';
import { now } from '../domain/clock.js';
import { type Agents, agents, guardedAgents } from '../network/agents.js';
import { retryAfter } from '../network/retry-after.js';
import { TargetRule } from './target-rule.js';

/** Status codes for which `Retry-After` is honoured: 429 Too Many Requests and 503 Service Unavailable. */
const BUSY = new Set([429, 503]);
/** Maximum number of bytes of a reply to read and store. */
const EXCERPT_BYTES = 1024;

export interface Reply {
  status: number;
  excerpt: string;
  /** The earliest time that the receiver requested for the next attempt, if any. */
  retryAt?: Date | null;
}

/** Descriptions of certificate errors, by OpenSSL error code. */
const CERTIFICATE_FAULTS: Readonly<Record<string, string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: 'is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'is signed by an authority that is not trusted',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'is sent without the certificates of its issuers',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'is signed by an authority that is not trusted',
  CERT_HAS_EXPIRED: 'has expired',
  CERT_NOT_YET_VALID: 'is not valid yet',
  ERR_TLS_CERT_ALTNAME_INVALID: 'is for another host',
};

/** Posts to receivers, at allowed addresses only, without redirects and within the time limit. */
@Injectable()
export class HttpSender {
  private readonly rule: TargetRule;
  private readonly anywhere: Agents;
  private readonly guarded: Agents;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.rule = new TargetRule(config.WEBHOOK_PRIVATE_TARGETS);
    this.anywhere = agents(config.HTTP_CONNECT_TIMEOUT_MS);
    this.guarded = guardedAgents(config.HTTP_CONNECT_TIMEOUT_MS, this.rule);
  }

  /** @throws the connection error, without any data from the request */
  async post(url: string, body: string, headers: Readonly<Record<string, string>>): Promise<Reply> {
    const deadline = AbortSignal.timeout(this.config.WEBHOOK_TIMEOUT_MS);
    const send = (): Promise<AxiosResponse<Readable>> =>
      this.send(url, body, headers, deadline).catch((error: unknown) =>
        wasIdleClosed(error) ? send() : Promise.reject(this.reasonOf(error, deadline)),
      );
    const reply = await send();
    const { status, data, headers: fields } = reply;
    const retryAt = BUSY.has(status) ? retryAfter(fields as Record<string, string>, now()) : null;
    return { status, retryAt, excerpt: await excerptOf(data) };
  }

  private send(
    url: string,
    body: string,
    headers: Readonly<Record<string, string>>,
    deadline: AbortSignal,
  ): Promise<AxiosResponse<Readable>> {
    return axios.post<Readable>(url, Buffer.from(body), {
      headers: {
        ...headers,
        'content-type': 'application/json',
        'user-agent': `Kasparro/${VERSION}`,
        'accept-encoding': 'identity',
      },
      ...(this.rule.names(new URL(url)) ? this.anywhere : this.guarded),
      // A proxy would resolve names itself, bypassing the check.
      proxy: false,
      maxRedirects: 0,
      responseType: 'stream',
      decompress: false,
      validateStatus: () => true,
      signal: deadline,
    });
  }

  /** Replaces an AxiosError, which contains the whole request including its signature. */
  private reasonOf(error: unknown, { aborted }: AbortSignal): Error {
    if (aborted) return new Error(`no reply within ${this.config.WEBHOOK_TIMEOUT_MS} ms`);
    const { message = '', code = 'UNKNOWN' } = error as { message?: string; code?: string };
    const [, tls] = /^write EPROTO .* routines:\w*:([^:]+):/s.exec(message) ?? [];
    const fault = CERTIFICATE_FAULTS[code];
    if (fault) return new Error(`TLS failed: the certificate ${fault}`);
    if (tls) return new Error(`TLS failed: ${tls}`);
    return new Error(message || `the connection failed (${code})`);
  }
}

/** Whether the receiver closed a connection of an earlier request at the moment it was used again. */
function wasIdleClosed(error: unknown): boolean {
  const { code = '', request } = error as { code?: string; request?: ClientRequest };
  return Boolean(request?.reusedSocket && ['ECONNRESET', 'EPIPE'].includes(code));
}

/** Reads the beginning of the body. Only the status decides the outcome, so a body that breaks off or never ends does not matter. */
async function excerptOf(body: Readable): Promise<string> {
  let bytes = Buffer.alloc(0);
  try {
    for await (const chunk of body) {
      bytes = Buffer.concat([bytes, chunk as Buffer]);
      if (bytes.length >= EXCERPT_BYTES) break;
    }
  } catch {
    // Keep the part received so far.
  } finally {
    body.destroy();
  }
  return bytes.subarray(0, EXCERPT_BYTES).toString('utf8');
}

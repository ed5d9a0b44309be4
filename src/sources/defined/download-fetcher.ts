import { PartitionError } from '../../domain/errors.js';
import type { PageRequest } from '../../domain/source.js';
import type { HttpClient } from '../http/http-client.js';
import type { HttpReply } from '../http/http.js';
import { snippet } from '../http/remove-secrets.js';
import { calledAddress } from '../http/reply-error.js';
import type { CsvDefinition } from './definition.js';
import type { RemoteFile } from './remote-files.js';
import type { RequestBuilder } from './requests.js';

/** Matches a web page or JSON, such as an error or a login page in place of the file. */
const NO_CSV = /^\s*(?:<(?:!doctype|html|\?xml)|\{\s*"|\[\s*[{\]])/i;

/** A reply with the file; its status is 404 if it does not exist yet. */
export type Download = Pick<HttpReply, 'status' | 'headers' | 'body' | 'bytes' | 'retries'>;

/** Fetches the files of a YAML source. */
export class DownloadFetcher {
  constructor(
    private readonly definition: Pick<CsvDefinition, 'path' | 'query'>,
    private readonly requests: RequestBuilder,
    private readonly http: Pick<HttpClient, 'get'>,
  ) {}

  /** Fetches a file. It is not an error if the file of a recent period does not exist yet. */
  async fetch(
    { parts, endedAt }: RemoteFile,
    call: PageRequest,
    conditions: Record<string, string>,
  ): Promise<Download> {
    const { path, query } = this.definition;
    const request = this.requests.to(this.requests.url(path, query, parts), call, conditions);
    try {
      const reply = await this.http.get(request);
      if (!NO_CSV.test(reply.body.toString('utf8', 0, 200))) return reply;
      const detail = `${calledAddress(request)}: expected CSV, got ${snippet(reply.body, request)}`;
      throw new PartitionError('unexpected_body', detail, reply);
    } catch (error) {
      if (!(error instanceof PartitionError && error.code === 'http_404' && endedAt)) throw error;
      return { status: 404, headers: {}, body: Buffer.alloc(0), bytes: 0, retries: error.retries };
    }
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CONFIG, type Config } from '../../config/config.js';
import { now } from '../../domain/clock.js';
import { PartitionError } from '../../domain/errors.js';
import type { Rate } from '../../domain/rate.js';
import type { Page, PageRequest, Partition, Source } from '../../domain/source.js';
import { HttpClient } from '../http/http-client.js';
import type { HttpRequest } from '../http/http.js';
import { snippet } from '../http/remove-secrets.js';
import { readDaily } from './ecb-daily.js';
import { type EcbDay, ecbDay, ratesOf, recordsOfDay } from './ecb-day.js';
import { readHistory } from './ecb-history.js';
import { unzip } from './unzip.js';

/** The newest stored day; all earlier ones are stored, too. */
const newest = z.object({ day: z.iso.date() });
type Newest = z.infer<typeof newest>;

const DAYS_PER_PAGE = 250;
/** Maximum size of the unpacked history: ten times its size after 27 years. */
const MAX_HISTORY_BYTES = 20 * 1024 * 1024;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * https://www.ecb.europa.eu/stats/eurofxref: reference rates of the European Central Bank, published each working day. The
 * history since 1999 is read first, and again if days are missing before the daily file.
 */
@Injectable()
export class FxSource implements Source<EcbDay> {
  readonly name = 'fx';
  readonly kind = 'api';
  readonly schema = ecbDay;
  readonly cursorSchema = newest;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly http: HttpClient,
  ) {}

  partitions(): Promise<readonly Partition[]> {
    return Promise.resolve([{ key: 'rates' }]);
  }

  async *pages(request: PageRequest): AsyncGenerator<Page<EcbDay>> {
    let last = newest.safeParse(request.since).data?.day ?? null;
    const { content, ...daily } = await this.get('eurofxref-daily.xml', request, readDaily);
    const { day, cells } = content;
    if (isAhead(day))
      throw unexpected(`the daily file is dated ${day}, which is in the future`, daily.retries);
    if (last === null || isGap(last, day))
      for await (const page of this.history(request, last)) {
        last = page.next.day;
        yield page;
      }
    // A file older than the last one comes from a cache and must not undo a correction.
    const isOld = last !== null && day < last;
    yield { ...daily, records: isOld ? [] : recordsOfDay(day, cells), next: { day: isOld ? last! : day } };
  }

  normalize(day: EcbDay): readonly Rate[] {
    return ratesOf(day);
  }

  /** The days after the last, oldest first. */
  private async *history(
    request: PageRequest,
    last: string | null,
  ): AsyncGenerator<Page<EcbDay> & { next: Newest }> {
    const { content, ...reply } = await this.get('eurofxref-hist.zip', request, async (body) =>
      readHistory((await unzip(body, '.csv', MAX_HISTORY_BYTES)).toString('utf8')),
    );
    const days = content.days.filter(({ day }) => (last === null || day > last) && !isAhead(day));
    if (!days.length && last === null) throw unexpected('the history has no days', reply.retries);
    let isFirst = true;
    for (let from = 0; from < days.length || isFirst; from += DAYS_PER_PAGE, isFirst = false) {
      const some = days.slice(from, from + DAYS_PER_PAGE);
      const records = [...(isFirst ? content.unreadable : []), ...some.flatMap((one) => one.records)];
      const cost = isFirst ? reply : { ...reply, bytes: 0, retries: 0 };
      yield { ...cost, records, next: { day: some.at(-1)?.day ?? last! } };
    }
  }

  private async get<T>(
    file: string,
    { signal, deadline }: PageRequest,
    read: (body: Buffer) => T,
  ): Promise<Read<Awaited<T>>> {
    const upstream = {
      name: this.name,
      source: this.name,
      variable: 'FX_BASE_URL',
      callsPerMinute: 30,
      callsPerMonth: 0,
    };
    const url = `${this.config.FX_BASE_URL.replace(/\/+$/, '')}/${file}`;
    const request: HttpRequest = { upstream, url, signal, deadline };
    const { body, bytes, retries } = await this.http.get(request);
    const fetchedAt = now();
    try {
      return { content: await read(body), bytes, retries, fetchedAt };
    } catch (error) {
      const got = snippet(body.subarray(0, 100), request);
      throw unexpected(`${file}: ${(error as Error).message}; it begins with ${got}`, retries, error);
    }
  }
}

/** A file as read, with bytes and retries. */
interface Read<T> extends Pick<Page, 'bytes' | 'retries' | 'fetchedAt'> {
  content: T;
}

function unexpected(message: string, retries: number, cause?: unknown): PartitionError {
  return new PartitionError('unexpected_body', message, { cause, retries });
}

/** Whether the ECB may have published rates between the two days, because there is a working day. */
function isGap(last: string, day: string): boolean {
  for (let time = Date.parse(last) + DAY_MS; time < Date.parse(day); time += DAY_MS)
    if (![0, 6].includes(new Date(time).getUTCDay())) return true;
  return false;
}

/** Whether it is after tomorrow, which may have begun in Frankfurt already. */
function isAhead(day: string): boolean {
  return Date.parse(day) > now().getTime() + DAY_MS;
}

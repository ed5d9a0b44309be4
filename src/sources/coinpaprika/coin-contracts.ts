import { now } from '../../domain/clock.js';
import type { Config } from '../../config/config.js';
import { PartitionError } from '../../domain/errors.js';
import { isStorable } from '../../domain/limits.js';
import type { Page, PageRequest } from '../../domain/source.js';
import { type ContractSweep, contractsRefused, sweepToContinue } from '../http/contract-sweep.js';
import type { HttpClient } from '../http/http-client.js';
import type { HttpRequest } from '../http/http.js';
import { jsonRecords, jsonTexts } from '../http/json-records.js';
import { wholeList } from '../http/unnamed.js';
import { type Contract, contractOn } from './contract.js';

/** Number of chains read per run, so that a daily sweep over some fifty chains does not use up the calls for prices. */
const CHAINS_A_RUN = 4;

/** Reads the token contracts on all chains: one chain per page, and a few chains per run. */
export class CoinContracts {
  constructor(
    private readonly config: Config,
    private readonly http: Pick<HttpClient, 'get'>,
    private readonly request: (path: string, signal: AbortSignal, deadline: Date) => HttpRequest,
  ) {}

  async *pages({ since, signal, deadline }: PageRequest): AsyncGenerator<Page<Contract>> {
    const previous = sweepToContinue(since, this.config.CONTRACT_SWEEP_HOURS);
    if (previous === null) return;
    let sweep = previous === 'new' ? await this.newSweep(signal, deadline) : previous;
    for (let count = 0; count < CHAINS_A_RUN && sweep.left.length; count++) {
      const [chain, ...left] = sweep.left;
      const request = this.request(`/contracts/${encodeURIComponent(chain!)}`, signal, deadline);
      const reply = await this.http.get(request).catch(nullIfRefused);
      const records = reply ? jsonRecords(reply, request) : [];
      sweep = { ...sweep, left };
      const { bytes, retries } = reply ?? { bytes: 0, retries: 0 };
      const whole = !left.length && { wholeList: wholeList(sweep.startedAt) };
      yield { records, next: sweep, bytes, retries, fetchedAt: now(), schema: contractOn(chain), ...whole };
    }
  }

  private async newSweep(signal: AbortSignal, deadline: Date): Promise<ContractSweep> {
    const request = this.request('/contracts', signal, deadline);
    const reply = await this.http.get(request).catch(contractsRefused);
    // Other names could not be part of a URL.
    return { startedAt: now().toISOString(), left: jsonTexts(reply, request).filter(isStorable) };
  }
}

/** Returns null for a chain that is listed but does not exist: it has no contracts. */
function nullIfRefused(error: unknown): null {
  if (error instanceof PartitionError && error.code === 'http_404') return null;
  return contractsRefused(error);
}

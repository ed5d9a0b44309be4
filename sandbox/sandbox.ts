import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { COINLORE_PATH, coinlore, FRANKFURTER_PATH, frankfurter } from './catalogue.js';
import { Clock } from './clock.js';
import { coingecko, type CoinGeckoOptions } from './coingecko.js';
import { coinpaprika, type CoinPaprikaOptions } from './coinpaprika.js';
import { control } from './control.js';
import { type Drift, Drifts } from './drifts.js';
import { eurofx, EUROFX_PATH } from './eurofx.js';
import { type Fault, Faults } from './faults.js';
import { exchanges, EXCHANGES_PATH } from './exchanges/exchanges.js';
import { FEED_PATHS, feeds } from './feeds.js';
import { Market } from './market.js';
import { json, type SandboxRequest } from './reply.js';
import { parseRequest } from './request.js';
import { send } from './send.js';
import { shiftedPage } from './shift.js';

export interface SandboxOptions {
  port?: number;
  host?: string;
  seed?: string;
  coins?: number;
  /** The tick at which the clock stays until `advance`; if omitted, the clock runs. */
  tick?: number;
  tickMs?: number;
  /** Adds records that no importer should accept; default true. */
  invalid?: boolean;
  /** The first day of the history of exchange rates; default 4 January 1999. */
  ratesSince?: string;
  coingecko?: Partial<CoinGeckoOptions>;
  coinpaprika?: Partial<CoinPaprikaOptions>;
}

export interface Sandbox {
  url: string;
  /** Values for the service's environment that make it use this sandbox. */
  env: {
    UPSTREAMS: 'sandbox';
    COINGECKO_BASE_URL: string;
    COINPAPRIKA_BASE_URL: string;
    RSS_FEEDS: string;
    FX_BASE_URL: string;
    COINLORE_BASE_URL: string;
    FRANKFURTER_BASE_URL: string;
    EXCHANGES_BASE_URL: string;
    PRIVATE_ADDRESSES: string;
  };
  /** The newest 1000 requests, in order of arrival. */
  requests: readonly SandboxRequest[];
  /** @returns ends the fault */
  fault(path: string, fault: Fault): () => void;
  clearFaults(): void;
  /** @returns ends the drift */
  drift(drift: Drift): () => void;
  clearDrift(): void;
  advance(ticks?: number): void;
  close(): Promise<void>;
}

const REMEMBERED = 1000;

/** Stand-ins for CoinGecko, CoinPaprika, news feeds, the ECB's exchange rates and three exchanges on one port. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const { port = 0, host = '127.0.0.1', seed = 'kasparro', coins = 620, invalid = true } = options;
  const clock = new Clock(options.tick ?? null, options.tickMs ?? 15_000);
  const market = new Market(seed, coins, clock);
  const upstreams = [
    coingecko(market, { perMinute: 100, invalid, ...options.coingecko }),
    coinpaprika(market, { perMinute: 600, invalid, ...options.coinpaprika }),
    feeds(clock),
    eurofx(clock, options.ratesSince),
    coinlore(market),
    frankfurter(clock),
    exchanges(market),
  ];
  const faults = new Faults();
  const drifts = new Drifts();
  const requests: SandboxRequest[] = [];

  const answer = (request: SandboxRequest, response: ServerResponse) => {
    if (requests.push(request) > REMEMBERED) requests.shift();
    const fault = faults.hit(request);
    if (fault?.samePage) request.query.set('page', '1');
    const replies = upstreams.map((upstream) =>
      fault?.shift ? shiftedPage(upstream, request, fault.shift) : upstream(request),
    );
    const reply = replies.find(Boolean) ?? json({ error: 'not found' }, 404);
    send(response, request, drifts.apply(request.path, reply), fault);
  };
  const serve = async (incoming: IncomingMessage, response: ServerResponse) => {
    const request = parseRequest(incoming);
    const controlled = await control(incoming, { faults, drifts });
    if (controlled) send(response, request, controlled, null);
    else answer(request, response);
  };
  const server = createServer((incoming, response) => void serve(incoming, response)).listen(port, host);
  await once(server, 'listening');

  const url = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    url,
    env: {
      UPSTREAMS: 'sandbox',
      COINGECKO_BASE_URL: `${url}/api/v3`,
      COINPAPRIKA_BASE_URL: `${url}/v1`,
      RSS_FEEDS: FEED_PATHS.map((path) => url + path).join(),
      FX_BASE_URL: url + EUROFX_PATH,
      COINLORE_BASE_URL: url + COINLORE_PATH,
      FRANKFURTER_BASE_URL: url + FRANKFURTER_PATH,
      EXCHANGES_BASE_URL: url + EXCHANGES_PATH,
      PRIVATE_ADDRESSES: 'allow',
    },
    requests,
    fault: (path, fault) => faults.add(path, fault),
    clearFaults: () => faults.clear(),
    drift: (drift) => drifts.add(drift),
    clearDrift: () => drifts.clear(),
    advance: (ticks = 1) => clock.advance(ticks),
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

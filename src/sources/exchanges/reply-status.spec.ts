import type { Ccxt } from './ccxt.js';
import { loadExchange } from './load-exchange.js';
import { statusInReply } from './reply-status.js';

const opened = new Map<string, Promise<Ccxt>>();

async function statusOf(id: string, body: string, status = 200): Promise<number | undefined> {
  if (!opened.has(id)) opened.set(id, loadExchange(id, { enableRateLimit: false }));
  return statusInReply(await opened.get(id)!, Buffer.from(body), status);
}

it.each([
  ['binance', '{"code":-1003,"msg":"Too many requests."}', 200, 429],
  ['bitstamp', '{"code":"400.002","error":"Request rate limit exceeded."}', 400, 429],
  ['bitvavo', '{"errorCode":105,"error":"Your IP or API key has been banned."}', 403, 429],
  ['bybit', '{"retCode":10006,"retMsg":"Too many visits!","result":{}}', 200, 429],
  ['bybit', '{"retCode":10016,"retMsg":"Service error"}', 200, 503],
  ['htx', '{"status":"error","err-code":"too-many-request","err-msg":"too many"}', 200, 429],
  ['htx', '{"status":"error","err-code":"system-maintenance","err-msg":"in maintenance"}', 200, 503],
  ['kraken', '{"error":["EGeneral:Temporary lockout"]}', 200, 429],
  ['kraken', '{"error":["EService:Busy"]}', 200, 503],
  ['kucoin', '{"code":"429000","msg":"Too many requests in a short period of time"}', 200, 429],
  ['okx', '{"code":"50001","msg":"Service temporarily unavailable","data":[]}', 200, 503],
  ['okx', '{"code":"51001","msg":"Instrument ID does not exist","data":[]}', 200, 400],
  ['bybit', '{"retCode":10016,"retMsg":"Server error."}', 200, 503],
  ['cryptocom', '{"id":-1,"code":10002,"message":"SYS_ERROR"}', 200, 503],
  ['binance', '{"code":-1001,"msg":"Internal error; unable to process your request."}', 200, 503],
  ['kraken', '\n {"error":["EService:Unavailable"]}', 200, 503],
  ['kraken', '{"error":["EQuery:Unknown asset pair"]}', 403, 400],
])('%s reports %s with status %i, which means %i', async (id, body, status, expected) => {
  expect(await statusOf(id, body, status)).toBe(expected);
});

it.each(['[]', '{}', '[1,2', 'maintenance', '{"symbol":"BTCUSDT","msg":"too many"}'])(
  'finds no error in %s',
  async (body) => {
    expect(await statusOf('binance', body)).toBeUndefined();
  },
);

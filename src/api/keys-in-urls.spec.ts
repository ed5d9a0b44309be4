import { hasKeyInUrl, withoutKeys } from './keys-in-urls.js';

it.each([
  ['/data?api_key=abc&limit=1', '/data?api_key=[redacted]&limit=1'],
  ['/data?limit=1&X-API-Key=abc', '/data?limit=1&X-API-Key=[redacted]'],
  ['/data?x_cg_demo_api_key=abc', '/data?x_cg_demo_api_key=[redacted]'],
  ['/data?%61pi%5Fke%79=abc', '/data?%61pi%5Fke%79=[redacted]'],
  ['/data??key=abc', '/data??key=[redacted]'],
  ['/data?token=a%20b&key=c', '/data?token=[redacted]&key=[redacted]'],
])('%s is logged as %s', (url, logged) => {
  expect([hasKeyInUrl(url), withoutKeys(url)]).toEqual([true, logged]);
});

it.each(['/data?symbol=KEY', '/data?q=token', '/assets/token', '/data?keys=1'])('%s has no key', (url) => {
  expect([hasKeyInUrl(url), withoutKeys(url)]).toEqual([false, url]);
});

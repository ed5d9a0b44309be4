import { scaleOfHeader } from './stated-scale.js';

it.each([
  ['Market Cap (in millions)', 6, 'Market Cap'],
  ['Market Cap (USD mn)', 6, 'Market Cap (USD)'],
  ['Market Cap (millions of dollars)', 6, 'Market Cap (dollars)'],
  ['Market cap (US dollars, billions)', 9, 'Market cap (US dollars)'],
  ['Капитализация (млрд рублей)', 9, 'Капитализация (рублей)'],
  ['Capitalización (mil millones USD)', 9, 'Capitalización (USD)'],
  ['Market cap (miles de millones de €)', 9, 'Market cap (€)'],
  ['Market Cap (₹ lakh crore)', 12, 'Market Cap (₹)'],
  ['Market Cap (USD in 1,000s)', 3, 'Market Cap (USD)'],
  ['Market Cap (USD x1000)', 3, 'Market Cap (USD)'],
  ['Market Cap (10^9 USD)', 9, 'Market Cap (USD)'],
  ['市值（百亿美元）', 10, '市值 (美元)'],
  ['시가총액(십억원)', 9, '시가총액 (원)'],
  ['시가총액(천원)', 3, '시가총액 (원)'],
  ['MarketCapBn', 9, 'Market Cap'],
  ['Market Cap USDm', 6, 'Market Cap USD'],
  ['Market Cap $m', 6, 'Market Cap $'],
])('%s is 10^%i times %j', (header, power, rest) => {
  expect(scaleOfHeader(header)).toEqual({ power, rest });
});

it.each([
  'Market Cap (bazillion dollars)',
  'Market cap in hundreds of dollars',
  'Market Cap (T USD)',
  'Market Cap (1000)',
  'Market Cap (TH)',
  'Market Cap USDM',
  'Price (million tokens)',
  'Market Cap (million EUR USD)',
])('%s has no scale', (header) => {
  expect(scaleOfHeader(header)).toBeUndefined();
});

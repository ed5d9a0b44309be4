import { isOnCryptoSite } from './crypto-site.js';

it.each([
  'https://www.coindesk.com/business/2026/01/10/bank-opens-desk',
  'https://cointelegraph.com/news/bank-opens-desk',
  'https://news.bitcoin.com/bank-opens-desk/',
  'https://www.theblock.co/post/1/bank-opens-desk',
  'https://de.beincrypto.com/bank',
  'https://paper.example/Crypto/bank-opens-desk.html',
  'https://paper.example/markets/cryptocurrencies/bank-opens-desk',
  'https://paper.example/business/digital-assets/bank-opens-desk',
  'https://www.google.com/url?rct=j&sa=t&url=https://www.coindesk.com/business/bank&ct=ga&usg=AOv',
  'http://www.bing.com/news/apiclick.aspx?ref=FexRss&url=https%3a%2f%2fdecrypt.co%2f1%2fbank&c=1',
  'https://www.google.com/amp/s/decrypt.co/1/bank',
])('recognises %s as a site about crypto', (url) => expect(isOnCryptoSite(url)).toBe(true));

it.each([
  null,
  'not an address',
  'https://paper.example/news/bitcoin-falls',
  'https://paper.example/',
  'https://www.definition.example/words/near',
  'https://coincidence.example/near',
  'https://xtheblock.co/near',
])('does not recognise %s as a site about crypto', (url) => expect(isOnCryptoSite(url)).toBe(false));

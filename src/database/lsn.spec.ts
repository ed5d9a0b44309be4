import { laterLsn, lsnText, parseLsn } from './lsn.js';

describe('positions in the log', () => {
  it.each(['0/0', '0/3000148', '16/B374D848', 'FFFFFFFF/FFFFFFFF'])('%s is read and written', (text) => {
    expect(lsnText(parseLsn(text)!)).toBe(text);
  });

  it.each(['', '0', '0/', '/0', '0/123456789', 'G/0', '0/0 '])('%j is not a position', (text) => {
    expect(parseLsn(text)).toBeNull();
  });

  it('are compared as numbers', () => {
    expect(laterLsn(parseLsn('9/0')!, parseLsn('10/0')!)).toBe(parseLsn('10/0'));
  });
});

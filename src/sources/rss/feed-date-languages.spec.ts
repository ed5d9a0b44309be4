import { parseFeedDate } from './feed-date.js';

/** Every one is 28 November 2026, at 10:05 or five past three. */
const AT_TEN = [
  '28 พ.ย. 2569 10:05 น.',
  'วันเสาร์ที่ 28 พฤศจิกายน พ.ศ. 2569 เวลา 10:05',
  '10:05 Thứ Bảy, 28 tháng 11, 2026',
  'Sabtu, 28 November 2026 pada 10.05',
  '28 Kasım 2026 Cumartesi ÖÖ 10:05',
  'sobota, 28 listopada 2026 10:05',
  'sobota 28. listopadu 2026 v 10:05 dop.',
  'lördag 28 november 2026 kl. 10:05 fm',
  'Σάββατο 28 Νοεμβρίου 2026 στις 10:05 π.μ.',
  '2026. november 28., szombat 10:05',
  'sâmbătă, 28 noiembrie 2026, 10:05',
  'lauantaina 28. marraskuuta 2026 klo 10.05',
  'lørdag den 28. november 2026 kl. 10.05',
  'субота, 28 листопада 2026 р. о 10:05',
  '2026년 11월 28일 토요일 오전 10:05',
  '2026. 11. 28. 오전 10:05',
  '2026年11月28日 星期六 上午10:05',
  '2026年11月28日(土) 10時05分',
  '令和8年11月28日 10時05分',
  '民國115年11月28日 10:05',
  'शनिवार, 28 नवंबर 2026 को 10:05 am बजे',
  '२८ नवंबर २०२६ १०:०५',
  'السبت، ٢٨ نوفمبر ٢٠٢٦ في ١٠:٠٥ ص',
  '۲۰۲۶-۱۱-۲۸ ۱۰:۰۵',
  '２０２６年１１月２８日 １０：０５',
  'sestdiena, 2026. gada 28. novembris 10:05',
  '2026 m. lapkričio 28 d., šeštadienis 10:05',
];

const AT_THREE = [
  '28 Kasım 2026 Cumartesi ÖS 03:05',
  'lördag 28 november 2026 kl. 03:05 em',
  'Σάββατο 28 Νοεμβρίου 2026 στις 3:05 μ.μ.',
  '2026.11.28 오후 3:05',
  '2026年11月28日 下午3:05',
  '28 نوفمبر 2026 3:05 م',
  'शनिवार 28 नवंबर 2026 अपराह्न 3:05',
];

describe('parseFeedDate in other languages', () => {
  it.each(AT_TEN)('reads %j', (text) => {
    expect(parseFeedDate(text)).toBe('2026-11-28T10:05:00.000Z');
  });

  it.each(AT_THREE)('reads the half of the day in %j', (text) => {
    expect(parseFeedDate(text)).toBe('2026-11-28T15:05:00.000Z');
  });

  it('distinguishes Thai months whose names differ by a vowel', () => {
    expect(parseFeedDate('28 ม.ค. 2569')).toBe('2026-01-28T00:00:00.000Z');
    expect(parseFeedDate('28 มี.ค. 2569')).toBe('2026-03-28T00:00:00.000Z');
  });

  it.each([
    ['Sat, 05/12/2026 10:00', '2026-12-05T10:00:00.000Z'],
    ['Tue, 05/12/2026 10:00', '2026-05-12T10:00:00.000Z'],
    ['sábado, 05/12/2026', '2026-12-05T00:00:00.000Z'],
    ['Thứ Bảy, 28/11/2026, 10:05 (GMT+7)', '2026-11-28T10:05:00.000Z'],
  ])('decides the order of day and month by the weekday of %j', (text, expected) => {
    expect(parseFeedDate(text)).toBe(expected);
  });

  it.each([
    '05/12/2026',
    'Mon, 05/12/2026',
    '28 foo 2026',
    '28 März April 2026',
    'November 28',
    '28 29 ноября 2026',
  ])('returns nothing for %j', (text) => {
    expect(parseFeedDate(text)).toBeNull();
  });

  it.each([
    ['Fri, 2006/09/15 08:19:53 EDT', '2006-09-15T12:19:53.000Z'],
    ['2003-012-31T10:14:55+00:00', '2003-12-31T10:14:55.000Z'],
    ['2017-06-13T03:18:00+00:0', '2017-06-13T03:18:00.000Z'],
    ['2020-11-08T16:20:00-05:00Z', '2020-11-08T21:20:00.000Z'],
    ['2026-11-28T10:05:00+01:00[Europe/Paris]', '2026-11-28T09:05:00.000Z'],
    ['Mon, 26 January 2004 16:31:00 AT', '2004-01-26T20:31:00.000Z'],
    ['Nov. 2020', '2020-11-01T00:00:00.000Z'],
    ['2003', '2003-01-01T00:00:00.000Z'],
  ])('reads %j', (text, expected) => {
    expect(parseFeedDate(text)).toBe(expected);
  });
});

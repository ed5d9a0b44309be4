import { CronTime } from 'cron';
import iconv from 'iconv-lite';
import ipaddr from 'ipaddr.js';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { isCurrency, LIMITS } from '../domain/limits.js';

export const integer = (min: number, max: number) => {
  const expected = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\s*\d{1,15}\s*$/, expected)
    .transform(Number)
    .refine((value) => value >= min && value <= max, expected);
};

/** A currency code, in the form stored with amounts. */
export const currency = z
  .string()
  .trim()
  .toUpperCase()
  .refine(isCurrency, 'expected an ISO 4217 code or the symbol of a coin, such as EUR or BTC');

/** A list separated by commas; what is named twice counts once. */
export const list = z.string().transform((value) => {
  const items = value.split(',').map((item) => item.trim());
  return [...new Set(items.filter(Boolean))];
});

/** A list of currencies, separated by commas. */
export const currencies = (max: number) =>
  list.pipe(z.array(currency).min(1).max(max, `expected at most ${max} currencies`));

/** A list of spot markets in ccxt's notation, such as `BTC/USDT`. Where a code is ambiguous, ccxt has a name: `Game.com/USDT`. */
export const markets = list.refine(
  (values) => values.every((value) => /^[^\s/:][^/:]{0,39}\/[A-Z0-9]{1,20}$/u.test(value)),
  'expected spot markets such as BTC/USDT,ETH/EUR',
);

/** Candle intervals in ccxt's notation, where `1M` is a month. */
export const timeframes = list.refine(
  (values) => values.every((value) => /^[1-9]\d?[smhdwM]$/.test(value)),
  'expected lengths of candles such as 1h,1d',
);

export const day = z.iso.date('expected a date such as 2024-01-01');

/** A file encoding by a name that iconv-lite knows; Unicode ones with a hyphen, as in `utf-8`. */
export const encoding = z
  .string()
  .trim()
  .toLowerCase()
  .transform((name) => name.replace(/^utf_?(?=\d)/, 'utf-'))
  .refine(
    (name) => iconv.encodingExists(name),
    'expected an encoding such as utf-8, windows-1252, windows-1251, gb18030, shift_jis or big5',
  );

export const flag = z
  .enum(['true', 'false', '1', '0', 'yes', 'no', 'on', 'off'], 'expected true or false')
  .transform((value) => ['true', '1', 'yes', 'on'].includes(value));

/**
 * Number of reverse proxies in front of the service. The same number of addresses in X-Forwarded-For, counted from the
 * right, is trusted.
 */
export const proxyCount = z
  .string()
  .regex(/^(\d|true|false)$/, 'expected the number of trusted proxies, from 0 to 9')
  .transform((value) => (value === 'true' ? 1 : value === 'false' ? 0 : Number(value)));

export const url = (protocols: readonly string[]) =>
  z
    .string()
    .trim()
    .refine((value) => protocols.includes(URL.parse(value)?.protocol ?? ''), {
      message: `expected a URL beginning with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
    });

/** The form for sockets that libpq and Google Cloud document: postgres://user:password@/name?host=/cloudsql/instance */
const NO_HOST = /^(postgres(?:ql)?:\/\/[^/?#@]*@)(?=[/?])/i;

/**
 * A database URL. A character such as `#` in its password would end the host: the user would be taken for the host, and the
 * beginning of the password for the port.
 */
export const databaseUrl = z
  .string()
  .trim()
  .transform((value) => value.replace(/%(?![0-9a-f]{2})/gi, '%25').replace(NO_HOST, '$1localhost'))
  .refine((value) => {
    const url = URL.parse(value);
    if (!url || !['postgres:', 'postgresql:'].includes(url.protocol) || url.hash) return false;
    if (!succeeds(() => decodeURIComponent(url.username + url.password))) return false;
    return url.username !== '' || !`${url.pathname}${url.search}`.includes('@');
  }, 'expected a URL beginning with postgres:// or postgresql://, in whose password #, /, ? and % are written as %23, %2F, %3F and %25');

/** The URL that alerts are sent to. A prefix such as `slack+` determines the format. */
export const alertUrl = z
  .string()
  .trim()
  .refine(
    (value) =>
      /^((slack|discord|standard)\+)?https?:/.test(value) && URL.canParse(value.replace(/^[a-z]+\+/, '')),
    'expected a URL beginning with https:// or http://, after slack+, discord+ or standard+ if its host does not determine the format',
  );

export const urls = list
  .refine(
    (values) => values.every((value) => ['http:', 'https:'].includes(URL.parse(value)?.protocol ?? '')),
    'expected URLs beginning with http:// or https://, separated by commas',
  )
  .refine(
    (values) => values.every((value) => (URL.parse(value)?.href ?? value).length <= LIMITS.partitionBytes),
    `expected URLs of at most ${LIMITS.partitionBytes} characters`,
  );

/** A list of origins, each as browsers send it: in any other form, such as with a slash at the end, it would match none. */
export const origins = list.refine(
  (values) => values.every((value) => value === '*' || value === 'null' || value === originOf(value)),
  'expected origins such as https://example.com, without a path, a slash at the end or a default port, separated by commas; or *',
);

function originOf(value: string): string | undefined {
  const url = URL.parse(value);
  return url?.host ? `${url.protocol}//${url.host}` : undefined;
}

/** A list of hosts, with or without a port, and of CIDR ranges. */
export const privateTargets = list.refine(
  (values) =>
    values.every((value) => ipaddr.isValidCIDR(value) || URL.parse(`http://${value}`)?.pathname === '/'),
  'expected hosts, with or without a port, or ranges such as 10.0.0.0/8, separated by commas',
);

/** Headers in OpenTelemetry's format: `name=value`, separated by commas, with percent-encoded values. */
export const headers = list.transform((pairs, context): Record<string, string> => {
  try {
    return Object.fromEntries(
      pairs.map((pair) => {
        const [, name, value] = /^([\w-]+)=(.+)$/.exec(pair)!;
        return [name!, decodeURIComponent(value!)];
      }),
    );
  } catch {
    context.addIssue('expected headers such as authorization=Bearer%20token, separated by commas');
    return z.NEVER;
  }
});

/** A value sent in an HTTP header: white space and control characters are not allowed. */
export const secret = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]+$/, 'expected printable ASCII without spaces');

/** A text sent in an HTTP header. */
export const headerText = z
  .string()
  .trim()
  .regex(/^[\x20-\x7e]+$/, 'expected printable ASCII, as in HTTP headers');

export const timeZone = z.string().refine((value) => IANAZone.isValidZone(value), {
  message: 'expected an IANA time zone such as UTC or Europe/Berlin',
});

/** A cron expression, or null for `off`. */
export const schedule = z
  .string()
  .trim()
  .refine((value) => value === 'off' || isCron(value), {
    message: 'expected a cron expression such as */5 * * * * (in UTC), or off',
    abort: true,
  })
  .refine(
    (value) => value === 'off' || isEverDue(value),
    'expected a cron expression that is due some day, or off',
  )
  .transform((value) => (value === 'off' ? null : value));

const isCron = (value: string) => succeeds(() => new CronTime(value));

/** Unlike 31 February, whose next date does not exist. */
const isEverDue = (cronTime: string) => succeeds(() => new CronTime(cronTime).sendAt());

function succeeds(attempt: () => unknown): boolean {
  try {
    attempt();
    return true;
  } catch {
    return false;
  }
}

const UNITS: Readonly<Record<string, string>> = { h: 'hours', d: 'days', m: 'months', y: 'years' };

/** An age as a PostgreSQL interval, or null for `forever`. */
export const retentionAge = z
  .string()
  .trim()
  .regex(/^([1-9]\d{0,4}[hdmy]|forever)$/, 'expected an age such as 36h, 90d, 24m (months) or 2y, or forever')
  .transform((value) => (value === 'forever' ? null : `${value.slice(0, -1)} ${UNITS[value.at(-1)!]}`));

import { IANAZone } from 'luxon';
import { z } from 'zod';
import { LIMITS } from '../../domain/limits.js';
import { isKnown } from './charset-names.js';
import { ID_RULES } from './feed-settings.js';

const MAX_FEEDS = 100_000;
const MAX_NAME = 200;
const UNITS: Readonly<Record<string, number>> = { m: 1, h: 60, d: 1440 };
const INTERVAL = 'expected minutes, hours or days, from 1m to 30d, such as 15m, 2h or 1d';

export type Environment = Readonly<Record<string, string | undefined>>;

/** Settings that an OPML file can have, too. */
export const feedOptions = z.object({
  zone: z
    .string()
    .refine((zone) => IANAZone.isValidZone(zone), 'expected an IANA time zone such as Europe/Berlin')
    .optional(),
  charset: z.string().refine(isKnown, 'expected a charset such as windows-1251').optional(),
  id: z.enum(ID_RULES).optional(),
  interval: z.string().transform(minutesOf).optional(),
});

/** A list of feeds. `${NAME}` in a URL or header is replaced by an environment variable, so that secrets stay out of the file. */
export function feedFileSchema(environment: Environment) {
  const text = filledFrom(environment);
  const feed = z.strictObject({
    url: text
      .refine(isWebUrl, 'expected a URL that begins with http:// or https://')
      .refine(
        (url) => url.length <= LIMITS.partitionBytes,
        `expected a URL of at most ${LIMITS.partitionBytes} characters`,
      ),
    name: z
      .string()
      .trim()
      .min(1)
      .max(MAX_NAME)
      .refine(isName, 'expected a name that contains no control characters and is not a URL')
      .optional(),
    ...feedOptions.shape,
    headers: z
      .record(
        z.string().regex(/^[!#$%&'*+.^`|~\w-]{1,100}$/, 'expected the name of an HTTP header'),
        text.refine((value) => /^[\x20-\x7e\t]{0,4000}$/.test(value), 'expected printable ASCII'),
      )
      .default({}),
  });
  return z
    .array(feed)
    .max(MAX_FEEDS)
    .superRefine((feeds, context) => {
      for (const field of ['name', 'url'] as const) {
        const first = new Map<string, number>();
        feeds.forEach(({ [field]: value }, index) => {
          if (value === undefined) return;
          const earlier = first.get(value);
          if (earlier === undefined) first.set(value, index);
          // The value itself may be a secret.
          else
            context.addIssue({
              code: 'custom',
              path: [index, field],
              message: `expected another ${field} than that of entry ${earlier + 1}`,
            });
        });
      }
    });
}

function filledFrom(environment: Environment) {
  return z
    .string()
    .trim()
    .transform((template, context) =>
      template.replace(/\$\{([^{}]*)\}/g, (_whole, name: string) => {
        const value = /^[A-Za-z_]\w*$/.test(name) ? environment[name] : undefined;
        if (value) return value;
        context.addIssue(`the environment has no variable ${name.slice(0, 50)}`);
        return '';
      }),
    );
}

export function isWebUrl(url: string): boolean {
  return ['http:', 'https:'].includes(URL.parse(url)?.protocol ?? '');
}

/** A name is a partition key, like the URLs of feeds without a name. */
export function isName(name: string): boolean {
  return name.length <= MAX_NAME && !/\p{Cc}|^https?:|^backfill:/iu.test(name);
}

function minutesOf(text: string, context: z.RefinementCtx<string>): number {
  const [, count, unit] = /^\s*(\d{1,5})\s*([mhd])\s*$/.exec(text) ?? [];
  const minutes = Number(count) * (UNITS[unit ?? ''] ?? 0);
  if (minutes >= 1 && minutes <= 30 * 1440) return minutes;
  context.addIssue(INTERVAL);
  return z.NEVER;
}

import type { FeedSettings } from './feed-settings.js';
import { publicUrl } from './feed-url.js';
import { type Subscription, writeOpml } from './feed-opml.js';

/** The configured feeds, without those whose URL or headers may contain keys. */
export function opmlOf(feeds: Iterable<FeedSettings>): string {
  const [shown, secret]: [Subscription[], string[]] = [[], []];
  for (const { key, title, url, name, headers, ...settings } of feeds)
    if (new URL(url).href === publicUrl(url) && !Object.keys(headers).length)
      shown.push({ title, url, name, options: optionsOf(settings) });
    else secret.push(key);
  return writeOpml(shown, secret);
}

type Options = Pick<FeedSettings, 'zone' | 'charset' | 'idRule' | 'intervalMinutes'>;

function optionsOf({ zone, charset, idRule, intervalMinutes }: Options): Record<string, string> {
  return {
    ...(zone && { zone }),
    ...(charset && { charset }),
    ...(idRule && { id: idRule }),
    ...(intervalMinutes && { interval: `${intervalMinutes}m` }),
  };
}

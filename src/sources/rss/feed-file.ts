import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { ConfigError } from '../../config/config-error.js';
import { readYaml } from '../../config/yaml-file.js';
import { BadYaml } from '../../config/yaml-fault.js';
import { type Environment, feedFileSchema, feedOptions, isName, isWebUrl } from './feed-file-schema.js';
import { readOpml } from './feed-opml.js';
import type { FeedSettings } from './feed-settings.js';

/** Enough for thousands of feeds. */
const MAX_BYTES = 16 * 1024 * 1024;

export type FileFeed = Omit<FeedSettings, 'key'>;

/** The feeds of FEEDS_FILE, which is YAML or OPML. @throws ConfigError that names the file, line, entry and key */
export function readFeedFile(path: string, environment: Environment): FileFeed[] {
  try {
    return isOpml(path) ? opmlFeeds(path) : yamlFeeds(path, environment);
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    const where = error instanceof BadYaml ? '' : `${path}: `;
    throw new ConfigError(`FEEDS_FILE: ${where}${(error as Error).message}`, { cause: error });
  }
}

/** Changes whenever the file does. */
export function versionOf(path: string): string {
  const { mtimeMs, size, ino } = statSync(path);
  return `${mtimeMs}/${size}/${ino}`;
}

function yamlFeeds(path: string, environment: Environment): FileFeed[] {
  const feeds = readYaml(path, feedFileSchema(environment), 'docs/feeds.md', MAX_BYTES);
  return feeds.map(({ url, name = null, headers, ...options }) => ({
    ...{ url, name, title: name, headers },
    ...settingsOf(options),
  }));
}

function settingsOf({ interval, id, ...settings }: z.output<typeof feedOptions>) {
  return { ...settings, intervalMinutes: interval ?? null, ...(id && { idRule: id }) };
}

function opmlFeeds(path: string): FileFeed[] {
  const { size } = statSync(path);
  if (size > MAX_BYTES) throw new Error(`the file has ${size} bytes; expected at most ${MAX_BYTES}`);
  return readOpml(readFileSync(path, 'utf8')).map(({ url, title, name = null, options = {} }) => {
    if (!isWebUrl(url))
      throw new Error(
        `expected the URL of each feed to begin with http:// or https://, got ${url.slice(0, 100)}`,
      );
    if (name !== null && !isName(name))
      throw new Error(
        `expected names that contain no control characters and are not URLs, got ${name.slice(0, 100)}`,
      );
    const settings = feedOptions.safeParse(options);
    if (settings.success) return { url, title, name, headers: {}, ...settingsOf(settings.data) };
    const [issue] = settings.error.issues;
    throw new Error(`${issue!.path.join('.')} of ${url.slice(0, 100)}: ${issue!.message}`);
  });
}

/** Decided by file name or by content. */
function isOpml(path: string): boolean {
  if (/\.(?:opml|xml)$/i.test(path)) return true;
  return !/\.ya?ml$/i.test(path) && /^\s*(?:\ufeff)?\s*</.test(readFileSync(path, 'utf8').slice(0, 200));
}

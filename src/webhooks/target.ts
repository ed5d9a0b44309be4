import type { Config } from '../config/config.js';
import { TargetRule } from './target-rule.js';
import { WebhookError } from './webhook-error.js';
import type { WebhookFormat } from './webhook.js';

const ADDRESS = /^[^\s@,<>"]+@[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+$/u;
const MAX_ADDRESSES = 20;

/** The format implied by a URL's host; `standard` for other hosts. */
export function formatForHost(url: string): WebhookFormat {
  const { protocol, hostname, pathname } = URL.parse(url) ?? {};
  if (protocol === 'mailto:') return 'email';
  if (hostname === 'hooks.slack.com') return 'slack';
  const isDiscord = hostname === 'discord.com' || hostname === 'discordapp.com';
  return isDiscord && pathname?.startsWith('/api/webhooks/') ? 'discord' : 'standard';
}

/** The URL scheme that this format requires; undefined if the URL already has it. */
export function expectedStart({ format, url }: { format: WebhookFormat; url: string }): string | undefined {
  const { protocol } = URL.parse(url) ?? {};
  if (format === 'email') return protocol === 'mailto:' ? undefined : 'mailto:';
  return protocol === 'http:' || protocol === 'https:' ? undefined : 'https:// or http://';
}

/** @throws WebhookError if webhooks in this format cannot be sent to this URL */
export function assertTarget(
  { format, url }: { format: WebhookFormat; url: string },
  config: Pick<Config, 'SMTP_URL' | 'WEBHOOK_PRIVATE_TARGETS'>,
): void {
  const start = expectedStart({ format, url });
  if (start) throw invalid(`expected a URL beginning with ${start}, because the format is ${format}`);
  if (format === 'email') return assertMailbox(url, config);
  const parsed = new URL(url);
  if (parsed.username || parsed.password)
    throw invalid('must not contain a user or password: receivers recognise Kasparro by its signature');
  if (parsed.port === '0') throw invalid('must not have the port 0, to which nothing can be sent');
  try {
    new TargetRule(config.WEBHOOK_PRIVATE_TARGETS).assertMayLead(parsed);
  } catch (error) {
    throw invalid((error as Error).message);
  }
}

function assertMailbox(url: string, { SMTP_URL }: Pick<Config, 'SMTP_URL'>): void {
  const addresses = decoded(url.slice('mailto:'.length)).split(',');
  if (addresses.length > MAX_ADDRESSES) throw invalid(`must have at most ${MAX_ADDRESSES} addresses`);
  if (!addresses.every((one) => ADDRESS.test(one)))
    throw invalid(
      'expected addresses such as mailto:ops@example.com,dev@example.com, without a subject or a body',
    );
  if (!SMTP_URL) throw invalid('e-mail needs a server: set SMTP_URL and SMTP_FROM');
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw invalid('is not encoded correctly');
  }
}

function invalid(message: string): WebhookError {
  return new WebhookError('invalid', message, 'url');
}

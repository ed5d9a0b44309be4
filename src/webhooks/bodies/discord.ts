import type { WebhookEvent } from '../webhook.js';
import { messageOf } from './message.js';

const MAX_CONTENT = 2000;

/** The body for a Discord webhook. Text from upstreams cannot mention anyone. */
export function discordBody(event: WebhookEvent): string {
  const { title, lines } = messageOf(event);
  const content = [`**${escape(title)}**`, ...lines.map(escape)].join('\n');
  return JSON.stringify({
    username: 'Kasparro',
    content: content.length > MAX_CONTENT ? `${content.slice(0, MAX_CONTENT - 1).toWellFormed()}…` : content,
    allowed_mentions: { parse: [] },
  });
}

function escape(text: string): string {
  return text.replaceAll(/[\\*_~`|>[\]()#-]/g, (mark) => `\\${mark}`);
}

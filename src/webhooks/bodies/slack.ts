import type { WebhookEvent } from '../webhook.js';
import { messageOf } from './message.js';

/** The body for an incoming webhook in Slack, or in Mattermost or Rocket.Chat, which accept the same format. */
export function slackBody(event: WebhookEvent): string {
  const { title, lines } = messageOf(event);
  return JSON.stringify({ text: [`*${escape(title)}*`, ...lines.map(escape)].join('\n') });
}

/** Escapes text from upstreams, which could otherwise mention `<!channel>` or disguise a link. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('*', '∗');
}

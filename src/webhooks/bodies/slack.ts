import type { WebhookEvent } from '../webhook.js';
import { messageOf } from './message.js';

/** For an incoming webhook of Slack, and of Mattermost or Rocket.Chat, which take the same. */
export function slackBody(event: WebhookEvent): string {
  const { title, lines } = messageOf(event);
  return JSON.stringify({ text: [`*${escape(title)}*`, ...lines.map(escape)].join('\n') });
}

/** Without this, text of an upstream could mention `<!channel>` or disguise a link. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('*', '∗');
}

import type { WebhookEvent } from '../webhook.js';
import { messageOf } from './message.js';

/** For an incoming webhook of Slack, or of Mattermost or Rocket.Chat, which accept the same format. */
export function slackBody(event: WebhookEvent): string {
  const { title, lines } = messageOf(event);
  return JSON.stringify({ text: [`*${escape(title)}*`, ...lines.map(escape)].join('\n') });
}

/** Without this, text from an upstream could mention `<!channel>` or disguise a link. */
function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('*', '∗');
}

import type { Email } from '../email-sender.js';
import { messageId, type WebhookEvent } from '../webhook.js';
import { messageOf } from './message.js';

/** @param url a `mailto:` URL with one or more addresses */
export function email(url: string, event: WebhookEvent): Email {
  const { title, lines } = messageOf(event);
  const { type, at } = event;
  return {
    to: decodeURIComponent(url.slice('mailto:'.length)),
    subject: `[Kasparro] ${title}`,
    text: [title, '', ...lines, '', `${type}, ${at.toISOString()}, ${messageId(event)}`, ''].join('\n'),
    id: messageId(event),
  };
}

import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { Webhook } from 'standardwebhooks';

interface Event {
  type: string;
  timestamp: string;
  data: Record<string, unknown>;
}

/** Handles each Kasparro event once, however often it is delivered, and refuses events that are not signed with the secret. */
export function createReceiver(secret: string, handle: (event: Event) => Promise<void>): Server {
  const webhook = new Webhook(secret);
  const handled = new Set<string>();
  return createServer((request, response) => {
    const answer = async (): Promise<number> => {
      const body = await text(request);
      let event: Event;
      try {
        event = webhook.verify(body, request.headers as Record<string, string>) as Event;
      } catch {
        return 401;
      }
      const id = String(request.headers['webhook-id']);
      if (handled.has(id)) return 204;
      await handle(event);
      handled.add(id);
      return 204;
    };
    // After anything but 2xx, Kasparro tries again later.
    void answer()
      .catch(() => 500)
      .then((status) => response.writeHead(status).end());
  });
}

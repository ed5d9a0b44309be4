import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createReceiver } from '../../examples/webhooks/receiver.js';
import { parseConfig } from '../../src/config/config.js';
import { EmailSender } from '../../src/webhooks/email-sender.js';
import { HttpSender } from '../../src/webhooks/http-sender.js';
import { SAMPLE_EVENTS } from '../../src/webhooks/samples.js';
import { Sender } from '../../src/webhooks/sender.js';
import { TEST_EVENT, WEBHOOK_EVENTS } from '../../src/webhooks/webhook.js';

const page = readFileSync('docs/webhooks.md', 'utf8');
const SECRET = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;
const config = { ...parseConfig({}), WEBHOOK_PRIVATE_TARGETS: ['127.0.0.1'] };
const sender = new Sender(new HttpSender(config), new EmailSender(config));
const event = {
  id: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e',
  type: 'run.failed',
  at: new Date(),
  data: '{"run_id":1}',
};

it('docs/webhooks.md shows the compiled receiver', () => {
  const [, shown] = /```ts\n(.*?)```/s.exec(page)!;
  expect(shown).toBe(readFileSync('examples/webhooks/receiver.ts', 'utf8'));
});

it('docs/webhooks.md names every event, and shows its data as in the samples', () => {
  for (const type of WEBHOOK_EVENTS) expect(page).toContain(`\`${type}\``);
  const [, shown] = /```json\n(.*?)```/s.exec(page)!;
  const { type, data } = JSON.parse(shown!) as { type: keyof typeof SAMPLE_EVENTS; data: object };
  expect(data).toEqual(SAMPLE_EVENTS[type]);
  expect(Object.keys(SAMPLE_EVENTS).sort()).toEqual([...WEBHOOK_EVENTS, TEST_EVENT].sort());
});

it('the receiver handles a signed event once, and refuses one with a different signature', async () => {
  const handled: unknown[] = [];
  let isBroken = true;
  const server = createReceiver(SECRET, (one) => {
    if (isBroken) return Promise.reject(new Error('no disk'));
    return Promise.resolve(void handled.push(one));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const send = (secrets: string[]) => sender.send({ format: 'standard', url, secrets }, event);
  try {
    expect(await send([SECRET])).toMatchObject({ status: 500, error: 'the receiver answered 500' });
    isBroken = false;
    const other = `whsec_${Buffer.alloc(32, 8).toString('base64')}`;
    expect(await send([other])).toMatchObject({ status: 401 });
    expect(await send([other, SECRET])).toMatchObject({ status: 204, error: null });
    expect(await send([SECRET])).toMatchObject({ status: 204 });
    expect(handled).toEqual([{ type: 'run.failed', timestamp: event.at.toISOString(), data: { run_id: 1 } }]);
  } finally {
    server.close();
    server.closeAllConnections();
  }
});

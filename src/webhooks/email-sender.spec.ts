import { startSmtp } from '../../test/support/smtp.js';
import { type Config, parseConfig } from '../config/config.js';
import { EmailSender } from './email-sender.js';
import { HttpSender } from './http-sender.js';
import { SAMPLE_EVENTS } from './samples.js';
import { Sender } from './sender.js';

const target = { format: 'email', url: 'mailto:ops@example.com,dev@example.com', secrets: [] } as const;
const event = {
  id: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e',
  type: 'run.failed',
  at: new Date('2026-01-31T12:00:00Z'),
  data: JSON.stringify(SAMPLE_EVENTS['run.failed']),
};
let smtp: Awaited<ReturnType<typeof startSmtp>>;
beforeEach(async () => {
  smtp = await startSmtp();
});
afterEach(() => smtp.close());

function send(more: Partial<Config> = {}) {
  const config = {
    ...parseConfig({}),
    SMTP_URL: smtp.url,
    SMTP_FROM: 'Kasparro <kasparro@example.com>',
    ...more,
  };
  return new Sender(new HttpSender(config), new EmailSender(config)).send({ ...target, secrets: [] }, event);
}

describe('an e-mail', () => {
  it("describes the event to all addresses, with the event's id", async () => {
    expect(await send()).toMatchObject({ status: 250, error: null, response: '250 2.0.0 queued' });
    const [message] = smtp.messages;
    expect(message).toContain('From: Kasparro <kasparro@example.com>');
    expect(message).toContain('To: ops@example.com, dev@example.com');
    expect(message).toContain('Subject: [Kasparro] Run 42 of coingecko failed');
    expect(message).toContain('Message-ID: <msg_0198f2b66a0e7c3e9a514d7a2f1f8f7e@kasparro>');
    expect(message).toContain('coingecko: the upstream answered 503 (upstream_error)');
  });

  it('that is refused fails with the message of the server', async () => {
    smtp.refuses = true;
    const attempt = await send();
    expect(attempt.error).toContain('550 5.1.1 no such user');
  });

  it('that is refused for some of the addresses has reached the others, and the record names the refused ones', async () => {
    smtp.refuses = 'dev@example.com';
    const response = '250 2.0.0 queued; dev@example.com was refused: 550 5.1.1 no such user';
    expect(await send()).toMatchObject({ status: 250, error: null, response });
    expect(smtp.messages).toHaveLength(1);
  });

  it('that cannot be sent fails without revealing the password of the server', async () => {
    const attempt = await send({ SMTP_URL: 'smtp://user:sesame@127.0.0.1:1' });
    expect(attempt.error).toContain('ECONNREFUSED');
    expect(JSON.stringify(attempt)).not.toContain('sesame');
    expect(await send({ SMTP_URL: undefined })).toMatchObject({ error: 'SMTP_URL is not set' });
  });
});

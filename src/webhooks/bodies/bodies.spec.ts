import { SAMPLE_EVENTS } from '../samples.js';
import { discordBody } from './discord.js';
import { email } from './email.js';
import { slackBody } from './slack.js';
import { standardWebhooksBody } from './standard.js';

const event = (type: string, data: object | string) => ({
  id: '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e',
  type,
  at: new Date('2026-01-31T12:00:00Z'),
  data: typeof data === 'string' ? data : JSON.stringify(data),
});
const slack = (type: string, data: object | string) =>
  (JSON.parse(slackBody(event(type, data))) as { text: string }).text;

describe('the body', () => {
  it('of the standard format has the data unchanged', () => {
    expect(standardWebhooksBody(event('price.crossed', '{"price":0.1234567890123456789012345}'))).toBe(
      '{"type":"price.crossed","timestamp":"2026-01-31T12:00:00.000Z","data":{"price":0.1234567890123456789012345}}',
    );
  });

  it.each(Object.entries(SAMPLE_EVENTS))('for people describes %s', (type, data) => {
    const text = slack(type, data);
    expect(text).toMatch(/^\*[^*]+\*(\n.+)*$/);
    expect(text).not.toMatch(/undefined|null|\[object/);
  });

  it('for people shows all digits of a price', () => {
    const crossing = {
      ...SAMPLE_EVENTS['price.crossed'],
      price: JSON.rawJSON('100000.000000000000000000001'),
    };
    expect(slack('price.crossed', crossing)).toBe(
      '*Bitcoin (BTC) rose to or above 100000 USD*\nPrice: 100000.000000000000000000001 USD',
    );
    const move = { ...crossing, direction: 'down', threshold: null, change_pct: -5.5, window: '1h' };
    expect(slack('price.crossed', move)).toContain('fell by 5.5 % within 1h');
  });

  it('lists ten entries and how many more there are', () => {
    const anomalies = Array.from({ length: 100 }, (_, n) => ({ summary: `Number ${n}.` }));
    const lines = slack('anomaly.opened', { source: 'csv', count: 250, anomalies }).split('\n');
    expect(lines).toHaveLength(12);
    expect(lines[0]).toBe('∗csv: 250 anomalies∗'.replaceAll('∗', '*'));
    expect(lines.at(-1)).toBe('… and 240 more');
  });

  it('prevents upstream texts from mentioning anyone, disguising a link or adding a header', () => {
    const message = '<!channel> *bold* @everyone [pay](https://evil.example)\r\nBcc: all@example.com `x`';
    const failed = { ...SAMPLE_EVENTS['run.failed'], source: message, error: { code: 'x', message } };
    expect(slack('run.failed', failed)).not.toMatch(/<|>|\n\n|\r/);
    const discord = JSON.parse(discordBody(event('run.failed', failed))) as Record<string, unknown>;
    expect(discord.allowed_mentions).toEqual({ parse: [] });
    expect(discord.content).toContain('\\[pay\\]\\(https');
    const { subject, to, text } = email(
      'mailto:ops@example.com,dev%40example.com',
      event('run.failed', failed),
    );
    expect(subject).not.toMatch(/[\r\n]/);
    expect(to).toBe('ops@example.com,dev@example.com');
    expect(text).toContain('msg_0198f2b66a0e7c3e9a514d7a2f1f8f7e');
  });

  it("stays within Discord's limits", () => {
    const anomalies = Array.from({ length: 10 }, () => ({ summary: '*'.repeat(1000) }));
    const { content } = JSON.parse(
      discordBody(event('anomaly.opened', { source: 'csv', count: 10, anomalies })),
    ) as { content: string };
    expect(content.length).toBeLessThanOrEqual(2000);
  });
});

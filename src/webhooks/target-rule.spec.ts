import { TargetRule } from './target-rule.js';

const may = (named: string[], url: string): boolean => {
  try {
    new TargetRule(named).assertMayLead(new URL(url));
    return true;
  } catch {
    return false;
  }
};

describe('the targets of webhooks', () => {
  it.each([
    ...[
      'http://127.0.0.1',
      'http://2130706433',
      'http://0x7f.1',
      'http://localhost:9000',
      'http://a.localhost',
      'http://localhost.',
    ],
    ...[
      'http://10.0.0.1',
      'http://[::1]',
      'http://[::ffff:10.0.0.1]',
      'http://[64:ff9b::a00:1]',
      'http://[fd00:ec2::254]',
    ],
    ...[
      'http://169.254.169.254',
      'http://100.100.100.200',
      'http://168.63.129.16',
      'http://0.0.0.0',
      'http://224.0.0.1',
    ],
  ])('refuse %s', (url) => expect(may([], url)).toBe(false));

  it.each(['https://example.com', 'http://8.8.8.8', 'https://[2606:4700::1111]:8443'])('accept %s', (url) =>
    expect(may([], url)).toBe(true),
  );

  it.each([
    ['localhost', 'http://localhost:9000', true],
    ['localhost:9000', 'http://localhost:9000', true],
    ['localhost:9000', 'http://localhost:9001', false],
    ['localhost:80', 'http://localhost', true],
    ['localhost:80', 'https://localhost', false],
    ['localhost:443', 'https://localhost', true],
    ['LOCALHOST', 'http://localhost', true],
    ['10.0.0.5', 'http://10.0.0.5', true],
    ['10.0.0.5', 'http://10.0.0.6', false],
    ['10.0.0.0/8', 'http://10.200.0.6', true],
    ['10.0.0.0/8', 'http://[::ffff:10.1.1.1]', true],
    ['10.0.0.0/8', 'http://11.0.0.1', true],
    ['10.0.0.0/8', 'http://127.0.0.1', false],
    ['fd00::/8', 'http://[fd12::1]', true],
    ['fd00::/8', 'http://[fe80::1]', false],
    ['[::1]:8080', 'http://[::1]:8080', true],
  ])('with %s named, %s is allowed: %p', (named, url, expected) => expect(may([named], url)).toBe(expected));
});

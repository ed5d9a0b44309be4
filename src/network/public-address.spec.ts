import http from 'node:http';
import type { LookupFunction } from 'node:net';
import { once } from 'node:events';
import { answer, startUpstream, type Upstream } from '../../test/support/upstream.js';
import { guardedAgents } from './agents.js';
import { isPublicAddress, PUBLIC_ONLY } from './public-address.js';

describe('isPublicAddress', () => {
  it.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...[
      '169.254.169.254',
      '100.64.0.1',
      '192.0.2.1',
      '198.18.0.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
    ],
    ...[
      '::',
      '::1',
      'fe80::1',
      'fe80::1%eth0',
      'fec0::1',
      'fc00::1',
      'fd00:ec2::254',
      'ff02::1',
      '2001:db8::1',
    ],
    ...['::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '::ffff:0:127.0.0.1', '64:ff9b::7f00:1'],
    ...[
      '168.63.129.16',
      '64:ff9b:1::a00:1',
      '2002:7f00:1::',
      '2001:0:7f00:1::',
      '100::1',
      '5f00::1',
      '',
      'localhost',
    ],
  ])('refuses %p', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['8.8.8.8', '172.15.0.1', '172.32.0.1', '100.128.0.1', '169.253.0.1', '2606:4700::1111'])(
    'accepts %s',
    (address) => {
      expect(isPublicAddress(address)).toBe(true);
    },
  );
});

describe('an agent for public addresses', () => {
  let server: Upstream;
  beforeEach(async () => {
    server = await startUpstream(answer(200));
  });
  afterEach(() => server.close());

  /** A name server that returns the given answers for a name in turn, because answers of a real one do not change. */
  const resolving = (answers: string[], asked: string[] = []): LookupFunction =>
    ((host: string, options: { all?: boolean }, done: (...of: unknown[]) => void) => {
      asked.push(host);
      const address = answers.length > 1 ? answers.shift()! : answers[0]!;
      if (options.all)
        done(
          null,
          address.split(' ').map((one) => ({ address: one, family: 4 })),
        );
      else done(null, address.split(' ')[0], 4);
    }) as LookupFunction;

  async function errorOf(host: string, lookup: LookupFunction): Promise<Error> {
    const { httpAgent } = guardedAgents(200, PUBLIC_ONLY, lookup);
    const request = http.get({ host, port: new URL(server.url).port, agent: httpAgent });
    const [error] = (await once(request, 'error')) as [Error];
    httpAgent.destroy();
    return error;
  }

  it('never connects to a name that resolves to a private address', async () => {
    const error = await errorOf('feeds.example', resolving(['127.0.0.1']));
    expect(error).toMatchObject({
      code: 'private_address',
      message:
        'feeds.example leads to 127.0.0.1, which is not a public address; set PRIVATE_ADDRESSES=allow to permit it',
    });
    expect(server.requests).toHaveLength(0);
  });

  it('refuses a name with one private address among several', async () => {
    expect(await errorOf('feeds.example', resolving(['8.8.8.8 127.0.0.1']))).toMatchObject({
      code: 'private_address',
    });
  });

  it('connects to the address that was checked, so that a second lookup cannot differ', async () => {
    const asked: string[] = [];
    // 192.0.2.1 is reserved for documentation; a public address would really be called. Neither is looked up a second time.
    await errorOf('feeds.example', resolving(['192.0.2.1', '127.0.0.1'], asked));
    expect(asked).toEqual(['feeds.example']);
    expect(await errorOf('feeds.example', resolving(['127.0.0.1', '8.8.8.8']))).toMatchObject({
      code: 'private_address',
    });
    expect(server.requests).toHaveLength(0);
  });
});

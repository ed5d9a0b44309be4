import { canonicalAddress } from './address.js';

describe('canonicalAddress', () => {
  it.each([
    [
      'an EVM address',
      '0xA0b86991C6218b36c1d19D4a2e9Eb0cE3606eB48',
      'a0b86991c6218b36c1d19d4a2e9eb0ce3606eb48',
    ],
    ['a type on Sui', '0x06864A6f::cetus::CETUS', '0x6864a6f::cetus::CETUS'],
    [
      'a contract on Starknet',
      '0x04718f5a0fc34cc1af16a1cdee98ffb20c31f5cdb3',
      '0x4718F5A0FC34CC1AF16A1CDEE98FFB20C31F5CDB3',
    ],
    ['a denomination of Cosmos', `ibc/${'ab12'.repeat(16)}`, `ibc/${'AB12'.repeat(16)}`],
    [
      'an asset on Cardano',
      '29D222CE763455E3D7A09A665CE554F00AC89D2E99A1',
      '29d222ce763455e3d7a09a665ce554f00ac89d2e99a1',
    ],
  ])('has one spelling for %s', (_what, one, other) =>
    expect(canonicalAddress(one)).toBe(canonicalAddress(other)),
  );

  it.each([
    'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v',
    'TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t',
    '312769',
    '0.0.1055',
  ])('leaves %s as it is', (address) => expect(canonicalAddress(` ${address} `)).toBe(address));

  it('distinguishes names of types by case', () =>
    expect(canonicalAddress('0x2::sui::SUI')).not.toBe(canonicalAddress('0x2::sui::sui')));

  it.each([
    `0x${'0'.repeat(40)}`,
    '0'.repeat(40),
    `0x${'0'.repeat(64)}`,
    `0x${'0'.repeat(39)}1`,
    '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE',
    '0x000000000000000000000000000000000000dEaD',
    '0x',
    '11111111111111111111111111111111',
    'So11111111111111111111111111111111111111111',
    'T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb',
    'EQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAM9c',
    ...['native', 'N/A', 'none', 'null', '-', '—', '0'],
  ])('is null for the placeholder %s', (address) => expect(canonicalAddress(address)).toBeNull());

  it.each([
    '0x0000000000000000000000000000000000001010',
    '0x000000000000000000000000000000000000800A',
    'So11111111111111111111111111111111111111112',
    '0x2::sui::SUI',
  ])('takes no real contract for a placeholder: %s', (address) =>
    expect(canonicalAddress(address)).not.toBeNull(),
  );
});

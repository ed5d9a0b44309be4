import { contractKey } from './contract.js';

describe('contractKey', () => {
  it('has one name per chain, whatever name a source uses', () => {
    const chains = ['ethereum', 'eth-ethereum', 'ERC20', 'Ethereum Mainnet'];
    expect(new Set(chains.map((chain) => contractKey(chain, '0xA')!.chain))).toEqual(new Set(['ethereum']));
    for (const chain of ['BNB Smart Chain (BEP20)', '56', 'eip155:56'])
      expect(contractKey(chain, '0xA')!.chain).toBe('binance-smart-chain');
    expect(contractKey('Ethereum (ERC20)', '0xA')!.chain).toBe('ethereum');
    expect(contractKey('Some Chain', 'x')!.chain).toBe('some-chain');
  });

  it('ignores the case of hexadecimal addresses, and of no others', () => {
    const evm = '0xA0b86991C6218b36c1d19D4a2e9Eb0cE3606eB48';
    expect(contractKey('base', evm)!.address).toBe(evm.toLowerCase());
    const solana = 'EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v';
    expect(contractKey('solana', ` ${solana} `)!.address).toBe(solana);
  });

  it.each([
    ['', '0xA'],
    ['ethereum', '  '],
    ['ethereum', 'x'.repeat(201)],
  ])('is none for %j and %j', (chain, address) => expect(contractKey(chain, address)).toBeNull());
});

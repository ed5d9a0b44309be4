import { wordsOfId } from './id-words.js';
import { parseName } from './parsed-name.js';

describe('a coin called like a member of all objects', () => {
  it('has a name without qualifiers, stage and version', () => {
    expect(parseName('Constructor Token')).toMatchObject({
      core: 'constructor',
      qualifiers: '',
      stage: '',
      version: '',
      isForm: false,
    });
    expect(parseName('Wrapped Constructor', 'WCONSTRUCTOR')).toMatchObject({
      core: 'wrappedconstructor',
      qualifiers: 'wrapped',
      isStatedBySymbol: true,
    });
  });

  it('has an id that contains its name', () => {
    expect(wordsOfId('coingecko', 'constructor-token').slugCore).toBe('constructor');
  });
});

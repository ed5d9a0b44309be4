import type { Naming } from './naming.js';
import type { Dice } from '../support/dice.js';

/** Symbols as projects choose them: from the letters of the name, so some collide. */
export function symbolOf(dice: Dice, name: string): string {
  const letters = name.toUpperCase().replaceAll(/[^A-Z0-9]/g, '') || 'COIN';
  const initials = name
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .join('');
  const style = dice.next();
  if (style < 0.15 && initials.length > 1) return initials;
  if (style < 0.35) return letters.slice(0, 3);
  if (style < 0.65) return letters.slice(0, 4);
  if (style < 0.8) return letters.slice(0, 5);
  return letters.replaceAll(/[AEIOU]/g, '').slice(0, 4) || letters.slice(0, 4);
}

/** A name and a symbol as a second source spells them. */
export function paprikaSpelling(dice: Dice, { symbol, name }: Naming): Naming {
  // Words that make it a different coin are never omitted.
  const style =
    dice.next() *
    (/wrapped|bridged|peg|staked|wormhole|classic|cash|gold|inu|vault|baby| \d/i.test(name) ? 0.96 : 1);
  const spelled =
    style < 0.82
      ? name
      : style < 0.85
        ? `${name} Token`
        : style < 0.88
          ? name.replace(/ (Protocol|Network|Finance|Token|Coin)$/, '')
          : style < 0.91
            ? name.toUpperCase()
            : style < 0.94
              ? name.replaceAll(' ', '')
              : style < 0.96
                ? `${name} Protocol`
                : style < 0.98
                  ? `The ${name}`
                  : style < 0.99
                    ? name.split(' ')[0]!
                    : symbol;
  const written = dice.chance(0.02) ? `$${symbol}` : dice.chance(0.005) ? `${symbol}T` : symbol;
  return { symbol: written, name: spelled };
}

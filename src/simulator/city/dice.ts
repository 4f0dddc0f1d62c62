/** Chance that repeats itself: the same seed and place always throw the same. */
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** FNV-1a: near places get far seeds. */
const mixed = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return hash | 0;
};

export class Dice {
  private readonly source;

  constructor(...place: readonly (string | number)[]) {
    this.source = xoroshiro128plus(mixed(place.join('/')));
  }

  /** Both ends included. */
  int(from: number, to: number): number {
    return uniformInt(this.source, from, to);
  }

  chance(share: number): boolean {
    return this.int(0, 999_999) < share * 1_000_000;
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[this.int(0, list.length - 1)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  }

  weighted<T>(choices: readonly { readonly weight: number; readonly value: T }[]): T {
    const total = choices.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.int(0, total - 1);
    for (const { weight, value } of choices) {
      if (left < weight) return value;
      left -= weight;
    }
    throw new Error('nothing to choose from');
  }
}

/**
 * Long seeded runs: a sample of them in `npm test`, all of them in `npm run soak`, a part of them where there is no time
 * for all: `npm run soak -- --globals '{"soak":0.1}'`.
 */
const part = Number((globalThis as { soak?: boolean | number }).soak ?? 0);

/** How many of `full` runs are made. */
export const runs = (full: number, sample: number): number => Math.max(sample, Math.round(full * part));

/** Of calls in a row, each how-manieth is tried. */
export const stride = (sample: number): number =>
  part === 0 ? sample : Math.min(sample, Math.round(1 / part));

/** A seeded stream of numbers (mulberry32). */
export function random(seed: number): { below(n: number): number; pick<T>(list: readonly T[]): T } {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (n: number): number => Math.floor(next() * n);
  return { below, pick: (list) => list[below(list.length)]! };
}

// The strip under a number: the stretches of its range on which the sources' answers stay the same.
import type { Sensitivity } from '../api/types';
import type { Range } from './case';

export interface Stretch {
  words: string;
  low: number;
  high: number;
  /** The case's own value lies here. */
  own: boolean;
  possible: boolean;
  /** Answers (intervention, source) that are different from those at the case's own value. */
  differs: number;
}

/** Ends of a value of a case; a list of ranges spans from its lowest to its highest end. */
export function ends(value: unknown, limits: readonly [number, number]): [number, number] {
  if (typeof value === 'number') return [value, value];
  if (Array.isArray(value)) {
    const all = value.map((item) => ends(item, limits));
    return [Math.min(...all.map(([low]) => low)), Math.max(...all.map(([, high]) => high))];
  }
  const range = (typeof value === 'object' && value !== null ? value : {}) as Range;
  return [range.min ?? range.above ?? limits[0], range.max ?? range.below ?? limits[1]];
}

export function stretchesOf(sensitivity: Pick<Sensitivity, 'stretches' | 'matrix'>, limits: readonly [number, number]): Stretch[] {
  const home = sensitivity.stretches.findIndex((stretch) => stretch.case);
  const stance = (row: Sensitivity['matrix'][number], at: number) => row.stances[at]?.stance ?? '';
  return sensitivity.stretches
    .map((stretch, at) => {
      const [low, high] = ends(stretch.value, limits);
      const differs = home < 0 ? 0 : sensitivity.matrix.filter((row) => stance(row, at) !== stance(row, home)).length;
      return { words: stretch.words, low, high, own: stretch.case, possible: stretch.possible, differs };
    })
    .sort((a, b) => a.low - b.low || a.high - b.high);
}

/** Where the strip ends: a little past the last value at which something changes. */
export function scaleEnd(stretches: readonly Stretch[], limits: readonly [number, number], now: number): number {
  const last = Math.max(now, ...stretches.map((stretch) => stretch.low));
  const end = last <= 0 ? limits[1] : last * 1.4;
  const step = 10 ** Math.floor(Math.log10(end)) / 2;
  return Math.min(limits[1], Math.ceil(end / step) * step);
}

// Numbers as people write them: "12", "12,5", "10-20", "<3", "at least 20" in a field and back.
import type { Feature } from '../api/types';
import type { Range } from './case';

export type Parsed =
  | { kind: 'empty' }
  | { kind: 'value'; value: number | Range }
  | { kind: 'error'; message: string };

const NUMBER = String.raw`\d+(?:[.,]\d+)?`;
const EXACT = new RegExp(`^(${NUMBER})$`);
const BETWEEN = new RegExp(`^(${NUMBER})\\s*(?:-|–|\\.\\.|…|to)\\s*(${NUMBER})$`, 'i');
const LIMIT = new RegExp(
  `^(<=|=<|≤|at most|up to|<|below|less than|under|>=|=>|≥|at least|from|>|above|more than|over)\\s*(${NUMBER})$`,
  'i',
);
const LIMITS: Record<string, keyof Range> = {
  '<=': 'max', '=<': 'max', '≤': 'max', 'at most': 'max', 'up to': 'max',
  '<': 'below', below: 'below', 'less than': 'below', under: 'below',
  '>=': 'min', '=>': 'min', '≥': 'min', 'at least': 'min', from: 'min',
  '>': 'above', above: 'above', 'more than': 'above', over: 'above',
};

/** The smallest and the largest value that a number feature can have. */
export function limitsOf(feature: Feature): [number, number] {
  const [low = 0, high = Number.MAX_SAFE_INTEGER] = feature.range ?? [];
  return [low, high];
}

/** `limits`: both ends possible. A trailing unit is taken as read. */
export function parseNumber(text: string, limits: readonly [number, number], unit = ''): Parsed {
  let input = text.trim();
  if (unit !== '' && input.endsWith(unit)) input = input.slice(0, -unit.length).trim();
  if (input === '') return { kind: 'empty' };
  const [low, high] = limits;
  const inside = (value: number) => value >= low && value <= high;
  const outside: Parsed = { kind: 'error', message: `${low} to ${high}${unit === '' ? '' : ` ${unit}`}` };
  const number = (digits: string | undefined) => Number((digits ?? '').replace(',', '.'));

  const exact = EXACT.exec(input);
  if (exact) {
    const value = number(exact[1]);
    return inside(value) ? { kind: 'value', value } : outside;
  }
  const between = BETWEEN.exec(input);
  if (between) {
    const min = number(between[1]);
    const max = number(between[2]);
    if (!inside(min) || !inside(max)) return outside;
    if (min > max) return { kind: 'error', message: `${min} lies above ${max}` };
    return { kind: 'value', value: min === max ? min : { min, max } };
  }
  const limit = LIMIT.exec(input);
  const end = limit && LIMITS[(limit[1] ?? '').toLowerCase()];
  if (limit && end) {
    const value = number(limit[2]);
    if (!inside(value)) return outside;
    if ((end === 'below' && value === low) || (end === 'above' && value === high)) return outside;
    return { kind: 'value', value: { [end]: value } };
  }
  return { kind: 'error', message: 'a number, a range (10-20) or a limit (<3, ≥20)' };
}

/** What `parseNumber` reads back to the same value. */
export function printNumber(value: number | Range): string {
  if (typeof value === 'number') return String(value);
  const { min, max, above, below } = value;
  if (min !== undefined && max !== undefined) return `${min}–${max}`;
  const low = min !== undefined ? `≥ ${min}` : above !== undefined ? `> ${above}` : '';
  const high = max !== undefined ? `≤ ${max}` : below !== undefined ? `< ${below}` : '';
  return [low, high].filter((part) => part !== '').join(', ');
}

// Which fields are in sight: those of the facts that some answer of the board still depends on.
import type { Feature } from '../api/types';
import type { Case } from './case';

const KEPT = 4;

/**
 * The fields of a section that are in sight: what is stated, the few on which most hangs, and what was in sight before and
 * still matters, so that nothing moves away from under the hand.
 */
export function visible(
  features: readonly Feature[],
  patient: Case,
  open: ReadonlyMap<string, number>,
  before: readonly string[],
): string[] {
  const weight = (id: string) => open.get(id) ?? 0;
  const stated = features.filter(({ id }) => patient[id] !== undefined).map(({ id }) => id);
  const kept = before.filter((id) => weight(id) > 0 && !stated.includes(id));
  const candidates = features
    .map(({ id }) => id)
    .filter((id) => weight(id) > 0 && !stated.includes(id) && !kept.includes(id))
    .sort((a, b) => weight(b) - weight(a));
  return [...stated, ...kept, ...candidates.slice(0, Math.max(0, KEPT - stated.length - kept.length))];
}

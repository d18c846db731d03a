// What a change of the case did to the board.
import type { MatrixElement } from '../api/types';

export interface Change {
  intervention: string;
  source: string;
  /** Stances; undefined where the source is silent. */
  from: string | undefined;
  to: string | undefined;
}

export const cellKey = (cell: { intervention: string; source: string }) => `${cell.intervention} ${cell.source}`;

/** The matrix with the elements of `before` that still say the same, so that only the others are drawn anew. */
export function kept(before: readonly MatrixElement[], after: readonly MatrixElement[]): MatrixElement[] {
  const old = new Map(before.map((cell) => [cellKey(cell), cell]));
  return after.map((cell) => {
    const was = old.get(cellKey(cell));
    return was && JSON.stringify(was) === JSON.stringify(cell) ? was : cell;
  });
}

/** Changes of a certain stance first: they are what one looks for. */
export function changes(before: readonly MatrixElement[], after: readonly MatrixElement[]): Change[] {
  const stances = (matrix: readonly MatrixElement[]) => new Map(matrix.map((cell) => [cellKey(cell), cell]));
  const old = stances(before);
  const now = stances(after);
  const result: Change[] = [];
  for (const [key, cell] of now) {
    const was = old.get(key);
    if (was?.stance !== cell.stance) result.push(change(cell, was?.stance, cell.stance));
  }
  for (const [key, cell] of old) {
    if (!now.has(key)) result.push(change(cell, cell.stance, undefined));
  }
  const certain = (stance: string | undefined) => stance !== undefined && stance !== 'undetermined';
  const rank = (item: Change) => (certain(item.to) ? 0 : certain(item.from) ? 1 : 2);
  return result.sort((a, b) => rank(a) - rank(b));
}

function change(cell: MatrixElement, from: string | undefined, to: string | undefined): Change {
  return { intervention: cell.intervention, source: cell.source, from, to };
}

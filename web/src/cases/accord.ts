// How a decision stands to each source: the sources speak for themselves, the board says why it went another way.
import type { MatrixElement } from '../api/types';

export type Accord = 'for' | 'against' | 'other' | 'open' | 'silent';

export interface SourceAccord {
  source: string;
  accord: Accord;
  /** The interventions behind it: chosen ones it speaks of, or those it is for instead. */
  interventions: string[];
}

/** `against`, and `other`: certainly for something else of the same class, and not for what was chosen. */
export function deviates(accord: Accord): boolean {
  return accord === 'against' || accord === 'other';
}

/**
 * `groupOf`: the class of an intervention. A source is for the decision when it is certainly for one of the chosen
 * interventions and against none.
 */
export function accords(
  matrix: readonly MatrixElement[],
  sources: readonly string[],
  chosen: readonly string[],
  groupOf: (intervention: string) => string,
): SourceAccord[] {
  const groups = new Set(chosen.map(groupOf));
  return sources.map((source) => {
    const own = matrix.filter((cell) => cell.source === source);
    const about = (stances: readonly string[]) =>
      own.filter((cell) => chosen.includes(cell.intervention) && stances.includes(cell.stance)).map((cell) => cell.intervention);
    const against = about(['against']);
    if (against.length > 0) return { source, accord: 'against', interventions: against };
    const agreeing = about(['for', 'mixed']);
    if (agreeing.length > 0) return { source, accord: 'for', interventions: agreeing };
    const instead = own
      .filter((cell) => cell.stance === 'for' && groups.has(groupOf(cell.intervention)) && !chosen.includes(cell.intervention))
      .map((cell) => cell.intervention);
    if (instead.length > 0) return { source, accord: 'other', interventions: instead };
    const open = about(['undetermined', 'caution', 'no_consensus']);
    return { source, accord: open.length > 0 ? 'open' : 'silent', interventions: open };
  });
}

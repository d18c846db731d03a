// The pathway as columns: the case, then what is reached after one progression, after two …
import type { Pathway, PathwayState } from '../api/types';

type States = Pick<Pathway, 'states'>;

export interface Column {
  progressions: number;
  states: PathwayState[];
}

export function columnsOf(pathway: States): Column[] {
  const depth = Math.max(0, ...pathway.states.map((state) => state.progressions));
  return Array.from({ length: depth + 1 }, (_, progressions) => ({
    progressions,
    states: pathway.states.filter((state) => state.progressions === progressions),
  }));
}

/** Everything on the ways that lead to a state and from it. */
export function connected(pathway: States, state: number): Set<number> {
  const next = (from: number) => pathway.states[from]?.choices.flatMap((choice) => (choice.next === undefined ? [] : [choice.next])) ?? [];
  const before = (to: number) => pathway.states.filter((other) => next(other.state).includes(to)).map((other) => other.state);
  const found = new Set([state]);
  for (const step of [next, before]) {
    const open = [state];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const other of step(at)) {
        if (found.has(other)) continue;
        found.add(other);
        open.push(other);
      }
    }
  }
  return found;
}

import { describe, expect, it } from 'vitest';
import type { Pathway } from '../../src/api/types';
import { columnsOf, connected } from '../../src/pathway/columns';

const choice = (intervention: string, next?: number) => ({
  interventions: [intervention], for: ['a'], for_provided: [], not_for: [], status: next === undefined ? ('depth' as const) : ('followed' as const), ...(next !== undefined && { next }),
});
const state = (number: number, progressions: number, choices: ReturnType<typeof choice>[]) => ({ state: number, progressions, after: [], consistent: true, choices });
// 0 leads to 1 and 2, both lead to 3; 2 also leads to 4
const pathway: Pick<Pathway, 'states'> = {
  states: [
    state(0, 0, [choice('prrt', 1), choice('everolimus', 2)]),
    state(1, 1, [choice('everolimus', 3)]),
    state(2, 1, [choice('prrt', 3), choice('sunitinib', 4)]),
    state(3, 2, [choice('sunitinib')]),
    state(4, 2, []),
  ],
};

describe('the pathway', () => {
  it('has a column for each progression', () => {
    expect(columnsOf(pathway).map((column) => column.states.map((item) => item.state))).toEqual([[0], [1, 2], [3, 4]]);
  });

  it('knows what leads to a state and from it, and nothing beside', () => {
    expect([...connected(pathway, 1)].sort()).toEqual([0, 1, 3]);
    expect([...connected(pathway, 3)].sort()).toEqual([0, 1, 2, 3]);
  });
});

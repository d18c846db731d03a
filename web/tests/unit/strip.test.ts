import { describe, expect, it } from 'vitest';
import type { Sensitivity } from '../../src/api/types';
import { ends, scaleEnd, stretchesOf } from '../../src/case/strip';

const stand = (stance: 'for' | 'against') => ({ stance, strength: null, certainty: null });
const sensitivity: Pick<Sensitivity, 'stretches' | 'matrix'> = {
  stretches: [
    { value: { above: 20 }, words: 'above 20', possible: true, case: false },
    { value: { below: 3 }, words: 'below 3', possible: true, case: false },
    { value: { min: 3, max: 20 }, words: '3 to 20', possible: true, case: true },
  ],
  matrix: [
    { intervention: 'ssa', source: 'a', stances: [stand('against'), stand('for'), stand('for')] },
    { intervention: 'prrt', source: 'a', stances: [null, null, stand('for')] },
  ],
};

describe('the strip under a number', () => {
  it('orders the stretches and counts what would be different there', () => {
    const stretches = stretchesOf(sensitivity, [0, 100]);
    expect(stretches.map(({ low, high, differs }) => [low, high, differs])).toEqual([[0, 3, 1], [3, 20, 0], [20, 100, 2]]);
    expect(stretches.find(({ own }) => own)?.words).toBe('3 to 20');
    expect(scaleEnd(stretches, [0, 100], 16)).toBe(30);
    expect(scaleEnd(stretches, [0, 100], 90)).toBe(100);
  });

  it('knows the ends of every value of a case', () => {
    expect(ends(7, [0, 100])).toEqual([7, 7]);
    expect(ends({ above: 20 }, [0, 100])).toEqual([20, 100]);
    expect(ends([{ max: 3 }, { min: 10, max: 12 }], [0, 100])).toEqual([0, 12]);
  });
});

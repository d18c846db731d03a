import { describe, expect, it } from 'vitest';
import { computedRows, measured, milligrams } from '../../src/doses/doses';

describe('doses', () => {
  it('are asked for a person with both measures, or for nobody', () => {
    expect(measured('', ' ')).toEqual({ message: '' });
    expect(measured('172', '70,5')).toEqual({ person: { height_cm: 172, weight_kg: 70.5 }, message: '' });
    for (const [height, weight] of [['1.72', '70'], ['172', ''], ['', '70'], ['172', '7 0'], ['251', '70']] as const) {
      expect(measured(height, weight).person, `${height}, ${weight}`).toBeUndefined();
      expect(measured(height, weight).message).not.toBe('');
    }
  });

  it('are written to the milligram', () => {
    expect(milligrams(1368.839)).toBe('1369 mg');
    expect(milligrams([1095.5, 1368.839])).toBe('1096 to 1369 mg');
  });

  it('have a row for a day only where it is more than one dose', () => {
    const formula = { single_mg: 365, daily_mg: 365, per_cycle_mg: 1825 };
    const dose = { drug: 'x', amount: 200, unit: 'mg/m2', as_printed: '', source: 'a', locator: 'b', computed: { du_bois: formula, mosteller: formula } };
    expect(computedRows({ ...dose, times_a_day: 1 }).map((row) => row.what)).toEqual(['One dose', 'A cycle']);
    expect(computedRows({ ...dose, times_a_day: 2 }).map((row) => row.what)).toEqual(['One dose', 'A day', 'A cycle']);
  });
});

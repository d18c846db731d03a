import { describe, expect, it } from 'vitest';
import { accords } from '../../src/cases/accord';
import { cell } from './support';

describe('a decision beside the sources', () => {
  it('knows who agrees, who is against, who is for something else, and who is silent', () => {
    const matrix = [
      cell('prrt', 'a', 'for'), cell('everolimus', 'a', 'against'),
      cell('prrt', 'b', 'against'),
      cell('everolimus', 'c', 'for'), cell('prrt', 'c', 'undetermined'),
      cell('prrt', 'd', 'caution'), cell('ct', 'd', 'for'),
    ];
    const group = (id: string) => (id === 'ct' ? 'imaging' : 'systemic');
    expect(accords(matrix, ['a', 'b', 'c', 'd', 'e'], ['prrt'], group)).toEqual([
      { source: 'a', accord: 'for', interventions: ['prrt'] },
      { source: 'b', accord: 'against', interventions: ['prrt'] },
      { source: 'c', accord: 'other', interventions: ['everolimus'] },
      { source: 'd', accord: 'open', interventions: ['prrt'] },
      { source: 'e', accord: 'silent', interventions: [] },
    ]);
  });
});

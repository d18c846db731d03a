import { describe, expect, it } from 'vitest';
import { differences, factWords, treatmentWords } from '../../src/case/words';
import { FEATURES, TREATMENTS } from './support';

const names = {
  features: new Map(FEATURES.map((feature) => [feature.id, feature])),
  interventions: new Map(TREATMENTS.map((item) => [item.id, item])),
};

describe('facts in words', () => {
  it('says values, one of several, ranges and unknown', () => {
    expect(factWords(names.features.get('primary_site'), ['stomach', 'pancreas'])).toBe('stomach or pancreas');
    expect(factWords(names.features.get('ki67_percent'), { min: 10 })).toBe('≥ 10 %');
    expect(factWords(names.features.get('bone_metastases'), false)).toBe('no');
    expect(factWords(names.features.get('ki67_percent'), undefined)).toBe('unknown');
  });

  it('says treatments', () => {
    expect(treatmentWords({ intervention: 'ssa', start: '2023', outcome: 'progression' }, names)).toBe('Somatostatin analogue (from 2023, progression)');
    expect(treatmentWords({ intervention: ['ssa', 'lanreotide'] }, names)).toBe('Somatostatin analogue or Lanreotide autogel');
  });

  it('lists every difference of two versions and nothing else', () => {
    const before = { id: 'a', ki67_percent: 12, bone_metastases: true };
    const after = { id: 'a', ki67_percent: 16, treatments: [], done: ['ssa'] };
    expect(differences(before, after, names)).toEqual([
      { key: 'ki67_percent', label: 'Ki-67 index', before: '12 %', after: '16 %' },
      { key: 'bone_metastases', label: 'Bone metastases', before: 'yes', after: 'unknown' },
      { key: 'treatments', label: 'Treatment history', before: 'unknown', after: 'none so far' },
      { key: 'done', label: 'Work-up done', before: 'nothing', after: 'Somatostatin analogue' },
    ]);
    expect(differences(after, after, names)).toEqual([]);
  });
});

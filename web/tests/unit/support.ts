import type { Feature, Intervention, MatrixElement } from '../../src/api/types';

export function feature(id: string, more: Partial<Feature>): Feature {
  return { type: 'feature', id, kind: 'boolean', group: 'tumour', label: id, question: `${id}?`, derived: false, ...more };
}

export const FEATURES: Feature[] = [
  feature('ki67_percent', { kind: 'number', label: 'Ki-67 index', unit: '%', unit_words: '%', range: [0, 100] }),
  feature('tumor_size_mm', { kind: 'number', label: 'Largest diameter of the primary tumour', unit: 'mm', unit_words: 'mm', range: [0, 500] }),
  feature('primary_site', { kind: 'code', label: 'Primary site', values: { stomach: 'stomach', pancreas: 'pancreas', jejunum_ileum: 'jejunum or ileum' } }),
  feature('pancreatic_location', { kind: 'code', label: 'Location in the pancreas', values: { head: 'head', tail: 'tail' } }),
  feature('reported_grade', { kind: 'code', label: 'NET grade as reported by pathology', values: { g1: 'G1', g2: 'G2', g3: 'G3' } }),
  feature('bone_metastases', { group: 'extent', label: 'Bone metastases', yes: 'bone metastases', no: 'no bone metastases' }),
  feature('sstr_positive', { group: 'imaging', label: 'Somatostatin receptor imaging positive', yes: 'receptor imaging positive', no: 'receptor imaging negative' }),
  feature('prior_ssa', { group: 'history', label: 'Somatostatin analogue so far', derived: true }),
];

export const TREATMENTS: Intervention[] = [
  { type: 'intervention', id: 'ssa', label: 'Somatostatin analogue', group: 'systemic', purpose: 'treatment', statements: [] },
  { type: 'intervention', id: 'lanreotide', label: 'Lanreotide autogel', group: 'systemic', purpose: 'treatment', is: 'ssa', statements: [] },
];

export function cell(intervention: string, source: string, stance: MatrixElement['stance']): MatrixElement {
  return { intervention, source, stance, strength: null, certainty: null, cautions: [], recommendations: [] };
}

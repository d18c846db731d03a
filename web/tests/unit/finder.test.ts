import { describe, expect, it } from 'vitest';
import { find, wordsOf } from '../../src/case/finder';
import { feature, FEATURES, TREATMENTS } from './support';

const context = { features: FEATURES, treatments: TREATMENTS, weight: () => 0 };
const first = (query: string) => find(query, context)[0];

describe('the finder', () => {
  it('takes a number with a few letters', () => {
    expect(first('ki 12')).toMatchObject({ feature: { id: 'ki67_percent' }, fact: 12 });
    expect(first('ki67 <3')).toMatchObject({ feature: { id: 'ki67_percent' }, fact: { below: 3 } });
    expect(first('ki-67 10-20')).toMatchObject({ feature: { id: 'ki67_percent' }, fact: { min: 10, max: 20 } });
    for (let percent = 1; percent <= 66; ++percent) expect(first(`ki ${percent}`)).toMatchObject({ kind: 'fact', fact: percent });
    expect(first('ki 67')).toMatchObject({ kind: 'field', feature: { id: 'ki67_percent' } });
    expect(first('ki 67 12')).toMatchObject({ feature: { id: 'ki67_percent' }, fact: 12 });
    expect(first('42 primary')).toMatchObject({ feature: { id: 'tumor_size_mm' }, fact: 42 });
  });

  it('takes a value without its field, the shortest fit first', () => {
    expect(first('pancreas')).toMatchObject({ feature: { id: 'primary_site' }, fact: 'pancreas' });
    expect(first('ileum')).toMatchObject({ feature: { id: 'primary_site' }, fact: 'jejunum_ileum' });
    expect(first('g2')).toMatchObject({ feature: { id: 'reported_grade' }, fact: 'g2' });
  });

  it('takes yes, no and unknown', () => {
    expect(first('bone mets')).toMatchObject({ fact: true });
    expect(first('no bone mets')).toMatchObject({ feature: { id: 'bone_metastases' }, fact: false });
    expect(first('bone no')).toMatchObject({ feature: { id: 'bone_metastases' }, fact: false });
    expect(first('receptor pos')).toMatchObject({ feature: { id: 'sstr_positive' }, fact: true });
    expect(first('receptor neg')).toMatchObject({ feature: { id: 'sstr_positive' }, fact: false });
    expect(first('bone unknown')).toMatchObject({ kind: 'fact', fact: undefined, feature: { id: 'bone_metastases' } });
  });

  it('takes what is called positive before what can be affirmed', () => {
    const pet = feature('ga68_pet_available', { label: 'Receptor PET is practically available', yes: 'receptor PET is available', no: 'no receptor PET' });
    const both = { features: [pet, ...FEATURES], treatments: [], weight: (id: string) => (id === pet.id ? 1 : 0) };
    expect(find('receptor pos', both)[0]).toMatchObject({ feature: { id: 'sstr_positive' }, fact: true });
    expect(find('receptor pet yes', both)[0]).toMatchObject({ feature: { id: pet.id }, fact: true });
  });

  it('takes treatments with their outcome', () => {
    expect(first('lan prog')).toMatchObject({ treatment: { intervention: 'lanreotide', outcome: 'progression' } });
    expect(first('ssa')).toMatchObject({ treatment: { intervention: 'ssa' } });
  });

  it('leads to the field where only the field is named', () => {
    expect(first('ki')).toMatchObject({ kind: 'field', feature: { id: 'ki67_percent' } });
  });

  it('offers nothing that does not fit, is out of range, or follows from the history', () => {
    expect(find('xyz', context)).toEqual([]);
    expect(find('ki 101', context).filter((proposal) => proposal.kind === 'fact')).toEqual([]);
    expect(find('analogue so far', context)).toEqual([]);
  });

  it('puts what matters to the case first among equals', () => {
    const two = FEATURES.filter(({ kind }) => kind === 'number').map((feature) => ({ ...feature, label: 'Size', id: `size_${feature.id}` }));
    const heavy = find('size 10', { features: two, treatments: [], weight: (id) => (id === 'size_tumor_size_mm' ? 1 : 0) })[0];
    expect(heavy).toMatchObject({ feature: { id: 'size_tumor_size_mm' } });
  });

  it('splits words and keeps names with digits whole', () => {
    expect(wordsOf('Ki-67 index')).toEqual(['ki67', 'ki', '67', 'index']);
    expect(wordsOf('Émile')).toEqual(['emile']);
  });
});

import { describe, expect, it } from 'vitest';
import type { InterventionGroup, Source } from '../../src/api/types';
import { changes } from '../../src/board/changes';
import { arrange, isDisputed, type Filter } from '../../src/board/rows';
import { cell, TREATMENTS } from './support';

const groups: InterventionGroup[] = [{ id: 'systemic', label: 'Systemic therapy', purpose: 'treatment' }];
const sources = ['a', 'b', 'c'].map((id) => ({ type: 'source', id, title: id, short: id, kind: '', doi: '', scope: '', published: '', strength: [], certainty: [] })) satisfies Source[];
const catalogue = { interventions: TREATMENTS, groups, sources };
const all: Filter = { purpose: '', groups: new Set(), hidden: new Set(), text: '', withOpen: false };

describe('the rows of the board', () => {
  it('knows a disagreement', () => {
    expect(isDisputed(['for', 'against'])).toBe(true);
    expect(isDisputed(['for', 'no_consensus'])).toBe(true);
    expect(isDisputed(['mixed'])).toBe(true);
    expect(isDisputed(['for', 'caution', 'undetermined'])).toBe(false);
    expect(isDisputed(['against', 'no_consensus'])).toBe(false);
  });

  it('puts disagreements on top and what is wholly open apart', () => {
    const board = arrange([cell('ssa', 'a', 'for'), cell('ssa', 'b', 'against'), cell('lanreotide', 'a', 'undetermined')], catalogue, all);
    expect(board.disputed.map((row) => row.intervention.id)).toEqual(['ssa']);
    expect(board.groups).toEqual([]);
    expect(board.open.map((row) => row.intervention.id)).toEqual(['lanreotide']);
    expect(board.sources.map((source) => source.id)).toEqual(['a', 'b']);
  });

  it('a hidden source neither speaks nor disagrees', () => {
    const matrix = [cell('ssa', 'a', 'for'), cell('ssa', 'b', 'against')];
    const board = arrange(matrix, catalogue, { ...all, hidden: new Set(['b']) });
    expect(board.disputed).toEqual([]);
    expect(board.groups[0]?.rows[0]?.cells.has('b')).toBe(false);
    expect(board.sources.map((source) => source.id)).toEqual(['a']);
  });

  it('filters by purpose, class and words', () => {
    const matrix = [cell('ssa', 'a', 'for'), cell('lanreotide', 'a', 'for')];
    expect(arrange(matrix, catalogue, { ...all, purpose: 'work_up' }).groups).toEqual([]);
    expect(arrange(matrix, catalogue, { ...all, groups: new Set(['surgery']) }).groups).toEqual([]);
    expect(arrange(matrix, catalogue, { ...all, text: 'LANREO' }).groups[0]?.rows).toHaveLength(1);
  });
});

describe('what changed', () => {
  it('names every answer that is different, the certain ones first', () => {
    const before = [cell('ssa', 'a', 'for'), cell('ssa', 'b', 'undetermined'), cell('lanreotide', 'a', 'caution')];
    const after = [cell('ssa', 'a', 'for'), cell('ssa', 'b', 'against'), cell('lanreotide', 'c', 'undetermined')];
    expect(changes(before, after)).toEqual([
      { intervention: 'ssa', source: 'b', from: 'undetermined', to: 'against' },
      { intervention: 'lanreotide', source: 'a', from: 'caution', to: undefined },
      { intervention: 'lanreotide', source: 'c', from: undefined, to: 'undetermined' },
    ]);
    expect(changes(after, after)).toEqual([]);
  });
});

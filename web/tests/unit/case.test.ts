import { describe, expect, it } from 'vitest';
import { same, toggled, withKey, type Case } from '../../src/case/case';
import { isDate, span } from '../../src/case/dates';
import { fileName, readCase } from '../../src/case/importer';
import { visible } from '../../src/case/relevance';
import { sectionsOf } from '../../src/case/sections';
import { feature, FEATURES } from './support';

describe('a case', () => {
  it('is never changed in place, and unknown is no key', () => {
    const patient: Case = { ki67_percent: 12 };
    expect(withKey(patient, 'ki67_percent', 16)).toEqual({ ki67_percent: 16 });
    expect(withKey(patient, 'ki67_percent', undefined)).toEqual({});
    expect(patient).toEqual({ ki67_percent: 12 });
    expect(toggled({}, 'declined', 'prrt')).toEqual({ declined: ['prrt'] });
    expect(toggled({ declined: ['prrt'] }, 'declined', 'prrt')).toEqual({});
  });

  it('is the same in whatever order its keys stand', () => {
    expect(same({ a: 1, b: { c: 2, d: [3, { e: 4, f: 5 }] } }, { b: { d: [3, { f: 5, e: 4 }], c: 2 }, a: 1 })).toBe(true);
    expect(same({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
    expect(same({ a: 1 }, { a: 1, b: null })).toBe(false);
    expect(same(undefined, undefined)).toBe(true);
  });

  it('is read from a file with a clear answer to what is none', () => {
    expect(readCase('{"ki67_percent": 3}')).toEqual({ ok: true, patient: { ki67_percent: 3 } });
    expect(readCase('[1]')).toMatchObject({ ok: false });
    expect(readCase('{')).toMatchObject({ ok: false });
    expect(fileName({ id: 'Müller, A/2' }, 'json')).toBe('Müller-A-2.json');
    expect(fileName({}, 'json')).toBe('case.json');
  });

  it('knows coarse dates', () => {
    for (const good of ['2024', '2024-02', '2024-02-29']) expect(isDate(good)).toBe(true);
    for (const bad of ['24', '2024-13', '2023-02-29', '2024-2', '2024-00']) expect(isDate(bad)).toBe(false);
    expect(span({ intervention: 'ssa', start: '2023', stop: null })).toBe('since 2023');
  });
});

describe('the form', () => {
  it('has every feature that is entered exactly once, in sections as one thinks', () => {
    const groups = ['imaging', 'extent', 'tumour', 'history'].map((id) => ({ id, label: id }));
    const sections = sectionsOf(groups, FEATURES);
    expect(sections.map(({ id }) => id)).toEqual(['tumour', 'pathology', 'extent', 'imaging']);
    const placed = sections.flatMap((section) => section.features.map(({ id }) => id));
    expect(placed.sort()).toEqual(FEATURES.filter(({ derived }) => !derived).map(({ id }) => id).sort());
  });

  it('shows what is stated and what matters, and moves nothing that still matters', () => {
    const features = ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => feature(id, {}));
    const open = new Map([['a', 1], ['b', 9], ['c', 8], ['d', 7], ['e', 6]]);
    const first = visible(features, {}, open, []);
    expect(first).toEqual(['b', 'c', 'd', 'e']);
    const next = visible(features, { b: true }, new Map([['a', 9], ['d', 1]]), first);
    expect(next).toEqual(['b', 'd', 'a']);
    expect(visible(features, { f: true }, new Map(), next)).toEqual(['f']);
  });
});

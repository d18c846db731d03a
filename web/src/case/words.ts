// Facts of a case as a clinician says them, for lists of differences and of stored cases.
import type { Feature, Intervention } from '../api/types';
import { OWN_KEYS, same, type Case, type Fact, type Treatment } from './case';
import { span } from './dates';
import { printNumber } from './number';

export interface Names {
  features: ReadonlyMap<string, Feature>;
  interventions: ReadonlyMap<string, Intervention>;
}

/** The value alone: "pancreas", "stomach or duodenum", "≥ 10 %", "yes". */
export function factWords(feature: Feature | undefined, fact: Fact | undefined): string {
  if (fact === undefined) return 'unknown';
  if (typeof fact === 'boolean') return fact ? 'yes' : 'no';
  if (Array.isArray(fact)) return fact.map((value) => factWords(feature, value)).join(' or ');
  if (typeof fact === 'string') return feature?.values?.[fact] ?? (fact === feature?.special?.value ? feature.special.words : fact);
  const unit = (feature?.unit_words ?? '').trim();
  return `${printNumber(fact)}${unit === '' ? '' : ` ${unit}`}`;
}

export function treatmentWords(treatment: Treatment, names: Names): string {
  const what = [treatment.intervention].flat().map((id) => names.interventions.get(id)?.label ?? id).join(' or ');
  const how = [span(treatment), treatment.intent, treatment.cycles !== undefined ? `${treatment.cycles} cycles` : '', treatment.outcome]
    .filter(Boolean)
    .join(', ');
  return how === '' ? what : `${what} (${how})`;
}

function keyWords(key: string, value: Case[string], names: Names): string {
  if (key === 'treatments') {
    const list = value as Treatment[] | undefined;
    if (list === undefined) return 'unknown';
    return list.length === 0 ? 'none so far' : list.map((item) => treatmentWords(item, names)).join(', then ');
  }
  if (key === 'declined' || key === 'done') {
    return ((value as string[] | undefined) ?? []).map((id) => names.interventions.get(id)?.label ?? id).join(', ') || 'nothing';
  }
  if (key === 'treatments_complete') return value === false ? 'no' : 'yes';
  if (key === 'id' || key === 'as_of') return (value as string | undefined) ?? 'not stated';
  return factWords(names.features.get(key), value as Fact | undefined);
}

const OWN_LABELS: Record<(typeof OWN_KEYS)[number], string> = {
  id: 'Name of the case',
  as_of: 'Date of the decision',
  treatments: 'Treatment history',
  treatments_complete: 'The history is complete',
  declined: 'Declined by the patient',
  done: 'Work-up done',
};

export interface Difference {
  key: string;
  label: string;
  before: string;
  after: string;
}

/** Every key on which two versions of a case are not the same. */
export function differences(before: Case, after: Case, names: Names): Difference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => !same(before[key], after[key]))
    .map((key) => ({
      key,
      label: OWN_LABELS[key as keyof typeof OWN_LABELS] ?? names.features.get(key)?.label ?? key,
      before: keyWords(key, before[key], names),
      after: keyWords(key, after[key], names),
    }));
}

/** Several facts in a row: "Ki-67 index: < 3 %, Bone metastases: yes". */
export function factsWords(facts: Readonly<Record<string, unknown>>, names: Names): string {
  return Object.entries(facts)
    .filter(([key]) => key !== 'id' && key !== 'as_of')
    .map(([key, value]) => {
      const feature = names.features.get(key);
      if (value === true && feature?.yes) return feature.yes;
      if (value === false && feature?.no) return feature.no;
      return `${feature?.label ?? OWN_LABELS[key as keyof typeof OWN_LABELS] ?? key}: ${keyWords(key, value as Case[string], names)}`;
    })
    .join(', ');
}

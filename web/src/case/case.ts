// A case as the page holds it: the flat object of docs/case.md, never changed in place.
import type { Feature } from '../api/types';

export interface Range {
  min?: number;
  max?: number;
  above?: number;
  below?: number;
}
/** A stated fact: a value, "one of these" (codes only), or a range (numbers only). */
export type Fact = boolean | number | string | string[] | Range;

export type Outcome = 'progression' | 'completed' | 'toxicity' | 'ongoing' | 'other';
export type Response = 'cr' | 'pr' | 'sd' | 'pd';
export type Intent = 'curative' | 'neoadjuvant' | 'adjuvant' | 'palliative';

export interface Treatment {
  intervention: string | string[];
  start?: string;
  stop?: string | null;
  intent?: Intent;
  best_response?: Response;
  outcome?: Outcome;
  cycles?: number;
  disease_control_months?: number;
}

export interface Case {
  id?: string;
  as_of?: string;
  treatments?: Treatment[];
  treatments_complete?: boolean;
  declined?: string[];
  done?: string[];
  [feature: string]: Fact | Treatment[] | undefined;
}

/** The keys of a case that are no features. */
export const OWN_KEYS = ['id', 'as_of', 'treatments', 'treatments_complete', 'declined', 'done'] as const;

export function factOf(patient: Case, feature: string): Fact | undefined {
  return patient[feature] as Fact | undefined;
}

/** The case with one fact more, changed, or (undefined) no longer known. */
export function withKey(patient: Case, key: string, value: Case[string]): Case {
  const { [key]: _, ...rest } = patient;
  return value === undefined ? rest : { ...rest, [key]: value };
}

/** The case with an id put into or taken out of `declined` or `done`; an empty list is no key. */
export function toggled(patient: Case, key: 'declined' | 'done', id: string): Case {
  const now = patient[key] ?? [];
  const next = now.includes(id) ? now.filter((other) => other !== id) : [...now, id];
  return withKey(patient, key, next.length > 0 ? next : undefined);
}

export function isRange(fact: Fact | undefined): fact is Range {
  return typeof fact === 'object' && !Array.isArray(fact);
}

/** How many facts are stated, the history counting as one. */
export function factCount(patient: Case, features: readonly Feature[]): number {
  const stated = features.filter((feature) => patient[feature.id] !== undefined).length;
  return stated + (patient.treatments === undefined ? 0 : 1);
}

export function isEmpty(patient: Case): boolean {
  return Object.keys(patient).every((key) => key === 'id' || key === 'as_of');
}

export function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

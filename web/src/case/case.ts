// A case as the page holds it: the flat object of docs/case.md, never changed in place.
import type { components } from '../api/schema';
import type { Feature } from '../api/types';

export type Treatment = components['schemas']['Treatment'];
export type Range = components['schemas']['Range'];

/** A stated fact: a value, "one of these", or a range. */
export type Fact = components['schemas']['Fact'];

export type Outcome = NonNullable<Treatment['outcome']>;
export type Response = NonNullable<Treatment['best_response']>;
export type Intent = NonNullable<Treatment['intent']>;

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

/** The same value, in whatever order its keys stand. */
export function same(a: unknown, b: unknown): boolean {
  return ordered(a) === ordered(b);
}

function ordered(value: unknown): string | undefined {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

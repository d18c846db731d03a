// What an open answer still requires, in the words of the knowledge base.
import type { Feature } from '../api/types';
export function providedWords(_element: { provided?: Record<string, unknown>[]; provided_words?: string }, _features: ReadonlyMap<string, Feature>): string {
  return _element.provided_words ?? (_element.provided?.map((a) => Object.entries(a).map(([k, v]) => { const f = _features.get(k); if (v === true) return f?.yes ?? k; if (v === false) return f?.no ?? k; return `${f?.label ?? k} ${typeof v === 'string' ? (f?.values?.[v] ?? v) : JSON.stringify(v)}`; }).join(' and ')).join(', or ') ?? '');
}

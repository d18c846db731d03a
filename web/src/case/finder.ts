// The field finder: "ki 12", "pan", "no bone", "lan prog" become a proposal that Enter takes over.
//
// Every word of the query must begin a word of the candidate (its label, its value, its id), save that the last one may be
// a number or a limit for a number field. Of the candidates that remain, the one whose words are best covered comes
// first; among equals, the one that matters more to this case.
import type { Feature, Intervention } from '../api/types';
import { limitsOf, parseNumber, printNumber } from './number';
import type { Fact, Outcome, Treatment } from './case';

export type Proposal =
  | { kind: 'fact'; feature: Feature; fact: Fact | undefined; text: string }
  | { kind: 'field'; feature: Feature; text: string }
  | { kind: 'treatment'; treatment: Treatment; text: string };

const ABBREVIATIONS: Record<string, string> = {
  pos: 'positive', neg: 'negative', mets: 'metastases', met: 'metastatic', diff: 'differentiated', pd: 'progression',
  nodes: 'lymph', ln: 'lymph', y: 'yes', n: 'no', unk: 'unknown', sbnet: 'jejunum', pnet: 'pancreas', ileum: 'ileum',
  ki: 'ki67', stage: 'stage', ps: 'ecog', lar: 'lar', lu: 'prrt', afinitor: 'everolimus', sandostatin: 'octreotide',
};
const OUTCOMES: Record<Outcome, string> = {
  progression: 'progression', completed: 'completed', toxicity: 'toxicity', ongoing: 'ongoing', other: 'other',
};
const YES = new Set(['yes', '+', 'positive', 'true', 'present']);
const NO = new Set(['no', '-', 'negative', 'false', 'not', 'without', 'none']);
const UNKNOWN = new Set(['unknown', '?', 'clear']);

export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
  const joined = plain.match(/[a-z]+-?\d+[a-z]*/g)?.map((word) => word.replace('-', '')) ?? [];
  return [...new Set([...joined, ...(plain.match(/[a-z0-9]+/g) ?? [])])];
}

/** How well the tokens cover the words: minus infinity where one of them covers none. */
export function coverage(tokens: readonly string[], words: readonly string[]): number {
  if (tokens.length === 0) return -Infinity;
  let score = 0;
  const used = new Set<string>();
  for (const token of tokens) {
    const full = ABBREVIATIONS[token];
    const hit =
      words.find((word) => word === token || word === full) ??
      // "ki 6" is six per cent, not the beginning of "Ki-67"
      words.find((word) => (word.startsWith(token) && !/^\d+$/.test(token)) || (full !== undefined && word.startsWith(full)));
    if (hit === undefined) return -Infinity;
    used.add(hit);
    score += hit === token || hit === full ? 3 : 2;
  }
  return score - 0.15 * words.filter((word) => !used.has(word) && word.length > 2).length;
}

interface Scored {
  score: number;
  proposal: Proposal;
}

interface Context {
  features: readonly Feature[];
  treatments: readonly Intervention[];
  /** Greater where the fact matters more to this case. */
  weight: (feature: string) => number;
}

export function find(query: string, context: Context, limit = 8): Proposal[] {
  const raw = query.toLowerCase().trim().replace(/([<>≤≥=]+)\s+(?=\d)/g, '$1').split(/\s+/).filter(Boolean);
  if (raw.length === 0) return [];
  const found: Scored[] = [];
  for (const feature of context.features) {
    if (feature.derived) continue;
    const bonus = Math.min(1, context.weight(feature.id));
    for (const { score, proposal } of ofFeature(raw, feature)) found.push({ score: score + bonus, proposal });
  }
  for (const intervention of context.treatments) found.push(...ofTreatment(raw, intervention));
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ proposal }) => proposal);
}

function ofFeature(raw: readonly string[], feature: Feature): Scored[] {
  const own = [...wordsOf(feature.label), ...wordsOf(feature.id.replaceAll('_', ' '))];
  const name = [...new Set(own)];
  const last = raw[raw.length - 1] ?? '';
  const before = raw.slice(0, -1).flatMap(wordsOf);
  const all = raw.flatMap(wordsOf);
  const result: Scored[] = [];
  const add = (score: number, proposal: Proposal) => {
    if (score > -Infinity) result.push({ score, proposal });
  };

  if (UNKNOWN.has(last)) add(coverage(before, name), { kind: 'fact', feature, fact: undefined, text: `${feature.label}: unknown` });
  if (feature.kind === 'number') {
    // the number stands last ("ki 12") or first; then it rather counts something ("4 liver lesions")
    const counts = feature.unit === '1' ? 1 : 0;
    for (const [text, others, bonus] of [[last, raw.slice(0, -1), 1], [raw[0] ?? '', raw.slice(1), 1 + counts]] as const) {
      const parsed = parseNumber(text, limitsOf(feature));
      if (!/\d/.test(text) || parsed.kind !== 'value') continue;
      add(coverage(others.flatMap(wordsOf), name) + bonus, {
        kind: 'fact', feature, fact: parsed.value, text: `${feature.label}: ${printNumber(parsed.value)} ${feature.unit_words ?? ''}`.trim(),
      });
    }
    add(coverage(all, name), { kind: 'field', feature, text: feature.label });
  } else if (feature.kind === 'boolean') {
    const first = raw[0] ?? '';
    const after = raw.slice(1).flatMap(wordsOf);
    const yes = feature.yes ?? `${feature.label}: yes`;
    const no = feature.no ?? `${feature.label}: no`;
    const named = [...new Set([...name, ...wordsOf(feature.yes ?? '')])];
    const denied = raw.length > 1 && (NO.has(last) || NO.has(first));
    if (denied) {
      add(coverage(NO.has(last) ? before : after, named) + 1, { kind: 'fact', feature, fact: false, text: no });
    } else {
      // "receptor pos" is first of all what is called positive, and only then any receptor finding that is there
      const affirmed = raw.length > 1 && YES.has(ABBREVIATIONS[last] ?? last) ? coverage(before, named) : -Infinity;
      add(Math.max(coverage(all, named), affirmed), { kind: 'fact', feature, fact: true, text: yes });
    }
    if (ABBREVIATIONS[last] === 'negative') add(coverage(before, named) + 1, { kind: 'fact', feature, fact: false, text: no });
  } else {
    for (const [value, label] of Object.entries(feature.values ?? {})) {
      const words = wordsOf(label).concat(wordsOf(value.replaceAll('_', ' ')));
      const score = coverage(all, [...new Set([...words, ...name])]);
      // a value must be named: the name of the field alone only leads to the field
      if (all.some((token) => coverage([token], words) > -Infinity)) {
        add(score + 0.5, { kind: 'fact', feature, fact: value, text: `${feature.label}: ${label}` });
      }
    }
    add(coverage(all, name) - 0.5, { kind: 'field', feature, text: feature.label });
  }
  return result;
}

function ofTreatment(raw: readonly string[], intervention: Intervention): Scored[] {
  const words = [...new Set([...wordsOf(intervention.label), ...wordsOf(intervention.id.replaceAll('_', ' '))])];
  const last = raw[raw.length - 1] ?? '';
  const outcome = raw.length > 1 && last.length > 1
    ? (Object.keys(OUTCOMES) as Outcome[]).find((word) => word.startsWith(ABBREVIATIONS[last] ?? last))
    : undefined;
  const result: Scored[] = [];
  const add = (tokens: readonly string[], how: Outcome | undefined) => {
    const score = coverage(tokens.flatMap(wordsOf), words);
    if (score === -Infinity) return;
    const treatment: Treatment = { intervention: intervention.id, ...(how && { outcome: how }) };
    const text = `Treatment: ${intervention.label}${how ? ` (${OUTCOMES[how]})` : ''}`;
    result.push({ score: score - 0.4 + (how ? 2 : 0), proposal: { kind: 'treatment', treatment, text } });
  };
  if (outcome) add(raw.slice(0, -1), outcome);
  else add(raw, undefined);
  return result;
}

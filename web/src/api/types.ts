import type { Case } from '../case/case';
export interface Feature { id: string; kind: 'boolean'|'code'|'number'; group: string; label: string; question: string; effort?: string; derived: boolean; unit?: string; unit_words?: string; range?: [number, number]; values?: Record<string,string>; yes?: string; no?: string; absent?: unknown; absent_label?: string; only?: string }
export interface FeatureGroup { id: string; label: string }
export interface Intervention { id: string; label: string; group: string; purpose: string; is?: string; statements?: string[] }
export interface InterventionGroup { id: string; label: string; purpose: string }
export interface Source { id: string; title: string; short: string; kind: string; doi?: string; scope: string; strength: string[]; certainty: string[] }
export interface Classification { id: string; label: string; values: Record<string,string> }
export interface Knowledge { knowledge: {title:string;version:string;fingerprint:string;program:string}; features: Feature[]; feature_groups: FeatureGroup[]; interventions: Intervention[]; intervention_groups: InterventionGroup[]; sources: Source[]; classifications: Classification[]; notice: string }
export interface MatrixElement { intervention: string; source: string; stance: string; strength: string|null; certainty: string|null; cautions: string[]; recommendations: string[]; possible?: string[]; provided?: Record<string, unknown>[]; provided_words?: string }
export interface Option { intervention: string; stance: string; note?: string; status?: string; depends_on?: string[]; provided?: Record<string,unknown>[]; provided_words?: string }
export interface Recommendation { id: string; source: string; locator: string; statement: string; kind: string; status: string; options: Option[]; strength: string|null; certainty: string|null; because?: Record<string,unknown>; because_words?: string; depends_on?: string[]; provided?: Record<string,unknown>[]; provided_words?: string; discrepancy?: string; evidence?: string[] }
export interface Contradiction { keys: string[]; facts: Record<string,unknown>; reasons: string[]; assumed: string[] }
export interface Answer { case: string; as_of: string; classification: Record<string, string> & {possible?: Record<string,string[]>}; assumed: string[]; contradictions: Contradiction[]; recommendations: Recommendation[]; matrix: MatrixElement[]; declined: string[]; done: string[]; knowledge: Knowledge['knowledge'] }
export interface QuestionAnswer { value: unknown; words: string; applies: string[]; excluded: string[]; open: number; unknown: number }
export interface Question { feature: string; question: string; effort: string; settles: number; hangs_on: number; answers: QuestionAnswer[] }
export interface Questions { statements: number; open: number; questions: Question[]; remaining: {at_best:number;at_worst:number;at_best_proven:boolean;at_worst_proven:boolean} }
export type { Case };
export interface Stand { stance: string; strength: string|null; certainty: string|null }
export interface Sensitivity { feature: string; stretches: { value: unknown; words: string; possible: boolean; case: boolean }[]; matrix: { intervention: string; source: string; stances: (Stand|null)[] }[]; recommendations: {id: string; statuses: (string|null)[]}[]; survive: string[]; change: string[] }
export interface StatementOption { intervention: string; stance: string; when?: string; when_words?: string; note?: string }
export interface Statement { id: string; source: string; kind: string; locator: string; statement: string; when: string; when_words?: string; options: StatementOption[]; strength: string|null; certainty: string|null; discrepancy?: string; evidence?: string[]; vignettes?: { case: Case; expect: string; note?: string }[] }
export interface SourceDetail extends Source { statements: Statement[] }
export interface InterventionDetail extends Intervention { statements: string[] }
export interface CaseSummary { id: string; name: string; version: number; updated: string; demo: boolean; decided?: string|null }
export interface StoredCase { id: string; version: number; saved: string; author?: string; demo: boolean; case: Case; fingerprint: string }
export interface Version { version: number; saved: string; author?: string; case: Case; fingerprint: string }
export interface Deviation { source: string; code: string; text: string }
export interface Decision { id?: string; decided: string; by: string; interventions: string[]; text: string; deviations: Deviation[]; version: number; fingerprint?: string; recorded?: string }

// The server's own description of its answers (src/server/openapi.json), by short names.
import type { components } from './schema';
import type { Case } from '../case/case';

type Schemas = components['schemas'];

export type { Case };
export type Answer = Schemas['Answer'];
export type BoardAnswer = Schemas['Board'];
export type CaseSummary = Schemas['CaseSummary'];
export type Comparison = Schemas['Comparison'];
export type Decision = Schemas['Decision'];
export type Feature = Schemas['Feature'];
export type FeatureGroup = Schemas['FeatureGroup'];
export type FollowUp = Schemas['FollowUp'];
export type Intervention = Schemas['Intervention'];
export type InterventionDetail = Schemas['InterventionDetail'];
export type InterventionGroup = Schemas['InterventionGroup'];
export type Knowledge = Schemas['Knowledge'];
export type MatrixElement = Schemas['MatrixElement'];
export type Nearest = Schemas['Nearest'];
export type NewDecision = Schemas['NewDecision'];
export type Pathway = Schemas['Pathway'];
export type PathwayState = Pathway['states'][number];
export type Problem = Schemas['Problem'];
export type Questions = Schemas['Questions'];
export type Recommendation = Schemas['Recommendation'];
export type Sensitivity = Schemas['Sensitivity'];
export type Source = Schemas['Source'];
export type SourceDetail = Schemas['SourceDetail'];
export type Statement = Schemas['Statement'];
export type StoredCase = Schemas['StoredCase'];
export type Version = Schemas['Version'];
export type ReasonCode = Schemas['Deviation']['code'];
export type Evidence = Schemas['Evidence'];
export type Regimen = Schemas['Regimen'];
export type Study = Schemas['Study'];

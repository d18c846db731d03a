// Why a board goes another way than a source: the codes of HL7's non-adherence-reason-codes that can be such a reason.
import type { ReasonCode } from '../api/types';

export const REASONS: readonly (readonly [ReasonCode, string])[] = [
  ['patient-refuses', 'the patient refuses'],
  ['patient-contraindication', 'contraindicated in this patient'],
  ['patient-ineligible', 'the patient does not belong to the population meant'],
  ['comorbidity-disability', 'comorbidity or disability'],
  ['risk-benefit-ratio', 'risk and benefit in this patient'],
  ['prefers-alternative', 'the patient prefers another option'],
  ['action-completed', 'already done'],
  ['need-more-info', 'more has to be known first'],
  ['does-not-align-latest-evidence', 'newer evidence'],
  ['expert-contradicts', 'judgement of the board'],
  ['policy-contradicts', 'local policy'],
  ['service-not-available', 'not available here'],
  ['too-costly-uncovered', 'not covered'],
];

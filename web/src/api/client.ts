// The server's answers, typed by its own description of itself.
import type {
  Answer, BoardAnswer, Case, CaseSummary, Comparison, Decision, Evidence, FollowUp, InterventionDetail, Knowledge, Nearest, NewDecision, Pathway, Problem, Questions, Regimen, Sensitivity, SourceDetail,
  Statement, StoredCase, Study, Version,
} from './types';

/** What the server did not accept, in its own words. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function request(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: body === undefined ? headers : { 'content-type': 'application/json', ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError(0, 'Consilium does not answer. Is it still running?');
  }
  if (!response.ok) throw new ApiError(response.status, await messageOf(response));
  return response;
}

async function messageOf(response: Response): Promise<string> {
  const text = await response.text();
  try {
    const { errors, detail } = JSON.parse(text) as Problem;
    if (!errors || errors.length === 0) return detail;
    return errors.map(({ message, help }) => (help ? `${message} (${help})` : message)).join('\n');
  } catch {
    return text || response.statusText;
  }
}

const get = async <T>(path: string) => (await (await request('GET', path)).json()) as T;
const post = async <T>(path: string, body: unknown) => (await (await request('POST', path, body)).json()) as T;

/** A stored case with the tag by which the server knows its version. */
async function stored(method: string, path: string, body?: unknown, headers?: Record<string, string>) {
  const response = await request(method, path, body, headers);
  return { body: (await response.json()) as StoredCase, tag: response.headers.get('etag') ?? '' };
}

const casePath = (id: string, rest = '') => `/api/v1/cases/${encodeURIComponent(id)}${rest}`;

export const api = {
  knowledge: () => get<Knowledge>('/api/v1/knowledge'),
  advise: (patient: Case) => post<Answer>('/api/v1/advise', { case: patient }),
  /** What is drawn of it; the statements and their reasons are asked for when they are read. */
  board: (patient: Case) => post<BoardAnswer>('/api/v1/board', { case: patient }),
  ask: (patient: Case) => post<Questions>('/api/v1/ask', { case: patient }),
  sensitivity: (patient: Case, feature: string) => post<Sensitivity>('/api/v1/sensitivity', { case: patient, feature }),
  source: (id: string) => get<SourceDetail>(`/api/v1/sources/${encodeURIComponent(id)}`),
  statement: (id: string) => get<Statement>(`/api/v1/statements/${encodeURIComponent(id)}`),
  intervention: (id: string) => get<InterventionDetail>(`/api/v1/interventions/${encodeURIComponent(id)}`),
  cases: async (search: string) =>
    (await get<{ cases: CaseSummary[] }>(`/api/v1/cases${search === '' ? '' : `?q=${encodeURIComponent(search)}`}`)).cases,
  storedCase: (id: string) => stored('GET', casePath(id)),
  createCase: (patient: Case) => stored('POST', '/api/v1/cases', { case: patient }),
  saveCase: (id: string, patient: Case, tag: string) => stored('PUT', casePath(id), { case: patient }, { 'if-match': tag }),
  versions: async (id: string) => (await get<{ versions: Version[] }>(casePath(id, '/versions'))).versions,
  decisions: async (id: string) => (await get<{ decisions: Decision[] }>(casePath(id, '/decisions'))).decisions,
  decide: (id: string, decision: NewDecision) => post<Decision>(casePath(id, '/decisions'), decision),
  nearest: (patient: Case, statement: string) => post<Nearest>('/api/v1/nearest', { case: patient, statement }),
  evidence: (patient: Case) => post<Evidence>('/api/v1/evidence', { case: patient }),
  study: (id: string) => get<Study>(`/api/v1/studies/${encodeURIComponent(id)}`),
  studies: async () => (await get<{ studies: Study[] }>('/api/v1/studies')).studies,
  /** A drawing; empty where no study has what it shows. */
  figure: async (patient: Case, intervention: string) =>
    (await request('POST', '/api/v1/evidence/figure', { case: patient, ...(intervention !== '' && { intervention }) })).text(),
  followUp: (patient: Case, years: number) => post<FollowUp>('/api/v1/follow-up', { case: patient, years }),
  calendar: async (patient: Case, years: number) => (await request('POST', '/api/v1/follow-up/calendar', { case: patient, years })).blob(),
  regimens: async () => (await get<{ regimens: Regimen[] }>('/api/v1/regimens')).regimens,
  regimen: (regimen: string, person?: { height_cm: number; weight_kg: number }, patient?: Case) =>
    post<Regimen>('/api/v1/regimen', { regimen, ...person, ...(patient && { case: patient }) }),
  pathway: (patient: Case, depth: number) => post<Pathway>('/api/v1/pathway', { case: patient, depth }),
  compare: (patient: Case) => post<Comparison>('/api/v1/compare', { case: patient }),
  report: async (patient: Case, format: string) => (await request('POST', `/api/v1/report?format=${format}`, { case: patient })).blob(),
  paths: async () => new Set(Object.keys((await get<{ paths: object }>('/api/openapi.json')).paths)),
};

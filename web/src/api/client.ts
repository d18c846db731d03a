// The server's answers, typed by its own description of itself.
import type { Answer, Case, Knowledge, Questions } from './types';

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
    const { errors, error } = JSON.parse(text) as { errors?: { message: string; help?: string }[]; error?: string };
    if (errors) return errors.map(({ message, help }) => (help ? `${message} (${help})` : message)).join('\n');
    return error ?? text;
  } catch {
    return text || response.statusText;
  }
}

const get = async <T>(path: string) => (await (await request('GET', path)).json()) as T;
const post = async <T>(path: string, body: unknown) => (await (await request('POST', path, body)).json()) as T;

export const api = {
  knowledge: () => get<Knowledge>('/api/v1/knowledge'),
  advise: (patient: Case) => post<Answer>('/api/v1/advise', { case: patient }),
  ask: (patient: Case) => post<Questions>('/api/v1/ask', { case: patient }),
  paths: async () => new Set(Object.keys((await get<{ paths: object }>('/api/openapi.json')).paths)),
};

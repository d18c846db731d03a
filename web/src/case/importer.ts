// A case file that was dropped or pasted. Only its form is looked at here; what it says is judged by the server.
import type { Case } from './case';

export type Imported = { ok: true; patient: Case } | { ok: false; message: string };

export function readCase(text: string): Imported {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { ok: false, message: `This is no JSON: ${(error as Error).message}` };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { ok: false, message: 'A case file holds one object; see docs/case.md.' };
  }
  return { ok: true, patient: value as Case };
}

/** A name for the file of an exported case. */
export function fileName(patient: Case, extension: string): string {
  const name = (patient.id ?? '').replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${name === '' ? 'case' : name}.${extension}`;
}

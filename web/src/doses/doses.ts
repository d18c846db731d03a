// Doses for one person in the words of the page.
import type { Regimen } from '../api/types';

type Dose = Regimen['doses'][number];
type Amount = number | number[];

/** What is sent: both measures where both are plausible numbers (the server's limits), otherwise what is wrong. */
export function measured(height: string, weight: string): { person?: { height_cm: number; weight_kg: number }; message: string } {
  if (height.trim() === '' && weight.trim() === '') return { message: '' };
  const [height_cm, weight_kg] = [height, weight].map((text) => Number(text.trim().replace(',', '.') || NaN)) as [number, number];
  if (!(height_cm >= 50 && height_cm <= 250)) return { message: 'Height in centimetres, 50 to 250' };
  if (!(weight_kg >= 5 && weight_kg <= 400)) return { message: 'Weight in kilograms, 5 to 400' };
  return { person: { height_cm, weight_kg }, message: '' };
}

/** "1369 mg", "1095 to 1369 mg": to the milligram, as the command line prints it. */
export function milligrams(amount: Amount): string {
  return `${(Array.isArray(amount) ? amount : [amount]).map((value) => Math.round(value)).join(' to ')} mg`;
}

export interface ComputedRow {
  what: string;
  du_bois: string;
  mosteller: string;
}

/** What is computed of a dose: one, a day where there are several a day, a cycle. */
export function computedRows(dose: Dose): ComputedRow[] {
  const { computed } = dose;
  if (!computed) return [];
  const rows = [
    ['One dose', 'single_mg', true],
    ['A day', 'daily_mg', (dose.times_a_day ?? 0) > 1],
    ['A cycle', 'per_cycle_mg', true],
  ] as const;
  return rows.flatMap(([what, key, wanted]) => {
    const [a, b] = [computed.du_bois[key], computed.mosteller[key]];
    return wanted && a !== undefined && b !== undefined ? [{ what, du_bois: milligrams(a), mosteller: milligrams(b) }] : [];
  });
}

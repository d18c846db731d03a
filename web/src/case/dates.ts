// Coarse dates: a year, a month or a day, as a case writes them.
import type { Treatment } from './case';

export function isDate(text: string): boolean {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(text);
  if (!match) return false;
  const [, year, month, day] = match.map(Number);
  if (month !== undefined && !Number.isNaN(month) && (month < 1 || month > 12)) return false;
  if (day === undefined || Number.isNaN(day)) return true;
  return day >= 1 && day <= new Date(Date.UTC(year ?? 0, month ?? 1, 0)).getUTCDate();
}

export function today(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** "2023-04 – 2024-01", "from 2023", "until 2024", or nothing. */
export function span({ start, stop }: Treatment): string {
  if (start && stop) return `${start} – ${stop}`;
  if (start && stop === null) return `since ${start}`;
  if (start) return `from ${start}`;
  return stop ? `until ${stop}` : '';
}

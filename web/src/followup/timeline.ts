// Windows of time on a line from the day of the decision to the last day that is listed.
const DAY = 86_400_000;

export interface Window {
  earliest: string;
  latest: string;
}

/** Days since 1970; both ends are whole days, so that no time zone moves them. */
const dayOf = (date: string) => Date.parse(`${date}T00:00:00Z`) / DAY;

/** In per cent of the line; a single day keeps a width that can be seen by its style. */
export function place(window: Window, from: string, until: string): { left: number; width: number } {
  const [start, end] = [dayOf(from), dayOf(until)];
  const inside = (day: number) => Math.min(Math.max(day, start), end);
  const at = (day: number) => (100 * (inside(day) - start)) / (end - start || 1);
  const left = at(dayOf(window.earliest));
  return { left, width: at(dayOf(window.latest)) - left };
}

/** The beginnings of years, or of quarters where there are few years. */
export function ticks(from: string, until: string): { label: string; left: number }[] {
  const year = Number(from.slice(0, 4));
  const years = Number(until.slice(0, 4)) - year;
  const dates = Array.from({ length: years + 1 }, (_, i) => year + i).flatMap((each) =>
    (years <= 3 ? ['01', '04', '07', '10'] : ['01']).map((month) => `${each}-${month}-01`),
  );
  return dates
    .filter((date) => date >= from && date <= until)
    .map((date) => ({ label: date.endsWith('-01-01') ? date.slice(0, 4) : date.slice(5, 7), left: place({ earliest: date, latest: date }, from, until).left }));
}

/** "2026-01-31", "2026-01-31 to 2026-07-31". */
export function windowWords({ earliest, latest }: Window): string {
  return earliest === latest ? earliest : `${earliest} to ${latest}`;
}

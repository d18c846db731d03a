import { describe, expect, it } from 'vitest';
import { place, ticks, windowWords } from '../../src/followup/timeline';

describe('a line of time', () => {
  it('places windows in per cent, cut off at its ends', () => {
    const [from, until] = ['2026-01-01', '2026-04-11'] as const; // 100 days
    expect(place({ earliest: '2026-01-11', latest: '2026-02-10' }, from, until)).toEqual({ left: 10, width: 30 });
    expect(place({ earliest: '2025-06-01', latest: '2026-01-06' }, from, until)).toEqual({ left: 0, width: 5 });
    expect(place({ earliest: '2026-03-02', latest: '2027-01-01' }, from, until)).toEqual({ left: 60, width: 40 });
  });

  it('has quarters where it is short, years where it is long', () => {
    expect(ticks('2026-02-01', '2027-02-01').map((tick) => tick.label)).toEqual(['04', '07', '10', '2027']);
    expect(ticks('2026-02-01', '2031-02-01').map((tick) => tick.label)).toEqual(['2027', '2028', '2029', '2030', '2031']);
  });

  it('says a single day once', () => {
    expect(windowWords({ earliest: '2026-01-31', latest: '2026-01-31' })).toBe('2026-01-31');
    expect(windowWords({ earliest: '2026-01-31', latest: '2026-07-31' })).toBe('2026-01-31 to 2026-07-31');
  });
});

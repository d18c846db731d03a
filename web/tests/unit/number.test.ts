import { describe, expect, it } from 'vitest';
import { parseNumber, printNumber } from '../../src/case/number';

const value = (text: string) => {
  const parsed = parseNumber(text, [0, 100], '%');
  return parsed.kind === 'value' ? parsed.value : parsed;
};

describe('a number as people write it', () => {
  it('is exact, a range or a limit', () => {
    expect(value('12')).toBe(12);
    expect(value(' 12,5 % ')).toBe(12.5);
    expect(value('10-20')).toEqual({ min: 10, max: 20 });
    expect(value('10 – 20')).toEqual({ min: 10, max: 20 });
    expect(value('3 to 3')).toBe(3);
    expect(value('<3')).toEqual({ below: 3 });
    expect(value('<= 3')).toEqual({ max: 3 });
    expect(value('≥20')).toEqual({ min: 20 });
    expect(value('more than 20')).toEqual({ above: 20 });
  });

  it('says what is wrong', () => {
    expect(value('101')).toEqual({ kind: 'error', message: '0 to 100 %' });
    expect(value('20-10')).toEqual({ kind: 'error', message: '20 lies above 10' });
    expect(value('<0')).toMatchObject({ kind: 'error' });
    expect(value('>100')).toMatchObject({ kind: 'error' });
    expect(value('about 12')).toMatchObject({ kind: 'error' });
    expect(value('  ')).toEqual({ kind: 'empty' });
  });

  it('reads back what it prints', () => {
    for (const text of ['0', '12', '12.5', '10-20', '<3', '<=3', '>20', '>=20']) {
      const parsed = value(text);
      expect(value(printNumber(parsed as number))).toEqual(parsed);
    }
  });
});

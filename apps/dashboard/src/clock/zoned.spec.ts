import { describe, expect, it } from '@jest/globals';
import { dayDifference, instantOf, offsetLabel, wallClock } from './zoned.js';

describe('two clocks side by side', () => {
  it('shows the same moment in Japan and at the place', () => {
    expect(wallClock('2026-11-22T12:58:05.000Z', 'Asia/Tokyo')).toEqual({ day: '2026-11-22', time: '21:58', seconds: '05' });
    expect(wallClock('2026-11-22T12:58:05.000Z', 'America/Lima').time).toBe('07:58');
  });

  it('says when the place is still on the day before, or already on the next', () => {
    expect(dayDifference('2026-11-22T20:00:00.000Z', 'Europe/Berlin')).toBe(-1);
    expect(dayDifference('2026-11-22T12:00:00.000Z', 'Europe/Berlin')).toBe(0);
    expect(dayDifference('2026-11-22T12:30:00.000Z', 'Pacific/Auckland')).toBe(1);
  });

  it('names the offset, half hours too', () => {
    expect(offsetLabel('2026-11-22T12:00:00.000Z', 'Asia/Tokyo')).toBe('UTC+9');
    expect(offsetLabel('2026-11-22T12:00:00.000Z', 'America/St_Johns')).toBe('UTC-3:30');
    expect(offsetLabel('2026-11-22T12:00:00.000Z', 'Asia/Kathmandu')).toBe('UTC+5:45');
  });

  it('reads a wall clock back into the instant', () => {
    expect(instantOf('2026-11-22', '21:58', 'Asia/Tokyo')).toBe('2026-11-22T12:58:00.000Z');
    expect(instantOf('2026-07-01', '09:00', 'Europe/Berlin')).toBe('2026-07-01T07:00:00.000Z');
    expect(instantOf('2026-11-22', '00:15', 'America/Los_Angeles')).toBe('2026-11-22T08:15:00.000Z');
  });

  it('takes the earlier of a time that occurs twice, and moves a skipped one on', () => {
    expect(instantOf('2026-10-25', '02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
    expect(instantOf('2026-03-29', '02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  });
});

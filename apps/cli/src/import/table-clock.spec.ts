import { describe, expect, it } from '@jest/globals';
import { instantOf } from '#kernel';
import { readChronologyTable, type ChronologyTable } from './chronology-table.js';

const now = instantOf(Date.parse('2026-12-01T00:00:00Z'));

/** Reads lines of `date | time` (and local time) and says for each what it came to, on the Japanese clock. */
function clock(header: string, rows: readonly string[], options: { date?: string; zone?: string } = {}): string[] {
  const cells = (row: string): string =>
    row
      .split('|')
      .map((cell) => `"${cell.trim()}"`)
      .join(',');
  const table = readChronologyTable(Buffer.from([`${header},内容`, ...rows.map((row) => `${cells(row)},x`)].join('\n')), {
    ...options,
    now,
  });
  return said(table);
}

const said = ({ lines, faults }: ChronologyTable): string[] =>
  [
    ...lines.map(({ row, occurredAt: { instant, precision }, notes }) => ({
      row,
      text: [
        instant ? new Date(Date.parse(instant) + 9 * 3600_000).toJSON().slice(0, 16).replace('T', ' ') : '-',
        ...(precision === 'MINUTE' ? [] : [precision]),
        ...notes.map(({ code }) => code),
      ].join(' '),
    })),
    ...faults.map(({ row, code }) => ({ row, text: code })),
  ]
    .sort((a, b) => a.row - b.row)
    .map(({ text }) => text);

describe('forms of the date', () => {
  it.each([
    '2026/11/22',
    '2026-11-22',
    '2026.11.22',
    '20261122',
    '2026年11月22日',
    '２０２６年１１月２２日',
    '11/22',
    '11月22日',
    '11月22日(日)',
    '11/22(日)',
    '22日',
    '令和8年11月22日',
    '令和 8年 11月 22日(日曜日)',
    'R8.11.22',
    'Ｒ８／１１／２２',
    '㋿8年11月22日',
    '22 Nov 2026',
    '22-Nov-26',
    'Nov 22, 2026',
    '22/11/2026',
    '11/22/2026',
    'Sun, 22 Nov 2026',
  ])('%s', (date) => {
    expect(clock('日付,時刻', [`${date}|21:58`], { date: '2026-11-20' })).toEqual(['2026-11-22 21:58']);
  });

  it('that leave the order open are refused', () => {
    expect(clock('日付,時刻', ['03/04/2026|9:00', '26/11/22|9:00', '2026/02/30|9:00', '来週|9:00'])).toEqual([
      'DATE_AMBIGUOUS',
      'DATE_AMBIGUOUS',
      'DATE_INVALID',
      'DATE_NOT_UNDERSTOOD',
    ]);
  });

  it('without a year lie nearest to the lines above, over New Year too', () => {
    expect(clock('日付,時刻', ['2025/12/31|23:50', '1/1|0:10', '12/31|23:55'])).toEqual([
      '2025-12-31 23:50',
      '2026-01-01 00:10',
      '2025-12-31 23:55 LATE_LINE',
    ]);
  });

  it('whose weekday does not fit are told', () => {
    expect(clock('日付,時刻', ['2026/11/22(月)|9:00'])).toEqual(['2026-11-22 09:00 WEEKDAY_DISAGREES']);
  });
});

describe('forms of the time', () => {
  it.each([
    ['21:58', '21:58'],
    ['２１：５８', '21:58'],
    ['21時58分', '21:58'],
    ['21時58分30秒', '21:58'],
    ['2158', '21:58'],
    ['958', '09:58'],
    ['0958hrs', '09:58'],
    ['午後9時58分', '21:58'],
    ['午後9:58', '21:58'],
    ['PM 9:58', '21:58'],
    ['9:58 p.m.', '21:58'],
    ['午前0時5分', '00:05'],
    ['午後12時30分', '12:30'],
    ['12:30 am', '00:30'],
    ['9時半', '09:30'],
    ['21時', '21:00 HOUR'],
    ['9 pm', '21:00 HOUR'],
    ['正午', '12:00 HOUR'],
    ['21時頃', '21:00 ABOUT'],
    ['約21時', '21:00 ABOUT'],
    ['21:58ごろ', '21:58 ABOUT'],
    ['21時過ぎ', '21:00 ABOUT'],
    ['about 21:00', '21:00 ABOUT'],
    ['21:58 JST', '21:58'],
    ['日本時間21:58', '21:58'],
    ['深夜1時', '01:00 HOUR'],
    ['朝8時', '08:00 HOUR'],
    ['昼1時半', '13:30'],
    ['夕方5時', '17:00 HOUR'],
    ['夜9時', '21:00 HOUR'],
    ['夜21時', '21:00 HOUR'],
    ['21:58~22:10', '21:58 ABOUT CELL_KEPT'],
    ['10:00-11:00', '10:00 ABOUT CELL_KEPT'],
    ['21:58–22:10', '21:58 ABOUT CELL_KEPT'],
    ['21:58(現地12:58)', '21:58 CELL_KEPT'],
    ['夜', '00:00 DAY CELL_KEPT'],
    ['不明', '00:00 DAY'],
  ])('%s', (time, expected) => {
    expect(clock('日付,時刻', [`2026/11/22|${time}`])).toEqual([`2026-11-22 ${expected}`]);
  });

  it.each([
    '2026/11/22 21:58',
    '2026-11-22T21:58:00+09:00',
    '2026-11-22T09:58:00-03:00',
    '2026-11-22 09:58 UTC-03:00',
    '2026-11-22T12:58:00Z',
    '11月22日(日) 21時58分',
    '11/22 午後9:58',
  ])('%s in one column', (cell) => {
    expect(clock('日時', [cell])).toEqual(['2026-11-22 21:58']);
  });

  it.each([
    ['25:90', 'TIME_OUT_OF_RANGE'],
    ['31:00', 'TIME_OUT_OF_RANGE'],
    ['午前21時', 'TIME_OUT_OF_RANGE'],
    ['夜1時', 'TIME_OUT_OF_RANGE'],
    ['夜12時', 'TIME_OUT_OF_RANGE'],
    ['朝21時', 'TIME_OUT_OF_RANGE'],
    ['21', 'TIME_NOT_UNDERSTOOD'],
    ['さっき', 'TIME_NOT_UNDERSTOOD'],
    ['21:58 予定', 'TIME_NOT_UNDERSTOOD'],
  ])('%s is refused', (time, code) => {
    expect(clock('日付,時刻', [`2026/11/22|${time}`])).toEqual([code]);
  });

  it('past midnight counts from the day written', () => {
    expect(clock('日付,時刻', ['2026/11/22|23:50', '|24:10', '|25:10', '|翌1:20', '|1:30'])).toEqual([
      '2026-11-22 23:50',
      '2026-11-23 00:10',
      '2026-11-23 01:10',
      '2026-11-23 01:20',
      '2026-11-23 01:30 NEW_DAY',
    ]);
  });
});

describe('from line to line', () => {
  it('an empty or ditto cell is the one above', () => {
    expect(clock('日付,時刻', ['2026/11/22|21:58', '〃|〃', '|', '2026/11/22|', '2026/11/23|'])).toEqual([
      '2026-11-22 21:58',
      '2026-11-22 21:58 TIME_FROM_ABOVE',
      '2026-11-22 21:58 TIME_FROM_ABOVE',
      '2026-11-22 21:58 TIME_FROM_ABOVE',
      '2026-11-23 00:00 DAY',
    ]);
  });

  it('nothing is the same as a cell that could not be read', () => {
    expect(clock('日付,時刻', ['2026/11/22|21:58', '|さっき', '|〃', '|22:10', 'あす|9:00', '|9:10', '11/23|9:20'])).toEqual([
      '2026-11-22 21:58',
      'TIME_NOT_UNDERSTOOD',
      'ABOVE_MISSING',
      '2026-11-22 22:10',
      'DATE_NOT_UNDERSTOOD',
      'ABOVE_MISSING',
      '2026-11-23 09:20',
    ]);
  });

  it('more than 12 hours back is a new day, exactly 12 and less a late line', () => {
    expect(clock('時刻', ['21:58', '9:57'], { date: '2026-11-22' })).toEqual(['2026-11-22 21:58', '2026-11-23 09:57 NEW_DAY']);
    expect(clock('時刻', ['21:58', '9:58', '22:05'], { date: '2026-11-22' })).toEqual([
      '2026-11-22 21:58',
      '2026-11-22 09:58 LATE_LINE',
      '2026-11-22 22:05',
    ]);
  });

  it('a late line does not hide midnight, nor does midnight carry a late line a day too far', () => {
    expect(clock('時刻', ['23:50', '11:55', '0:05', '23:40', '0:20'], { date: '2026-11-22' })).toEqual([
      '2026-11-22 23:50',
      '2026-11-22 11:55 LATE_LINE',
      '2026-11-23 00:05 NEW_DAY',
      '2026-11-22 23:40 DAY_BEFORE LATE_LINE',
      '2026-11-23 00:20',
    ]);
  });

  it('a long silence on the same day is told', () => {
    expect(clock('日付,時刻', ['2026/11/22|1:00', '|20:30'])).toEqual(['2026-11-22 01:00', '2026-11-22 20:30 LONG_GAP']);
  });

  it('a late line with its own date stays where it says, and so do those under it', () => {
    expect(clock('日付,時刻', ['11/23|14:00', '11/22|10:00', '〃|10:05', '11/23|14:10'])).toEqual([
      '2026-11-23 14:00',
      '2026-11-22 10:00 LATE_LINE',
      '2026-11-22 10:05 LATE_LINE',
      '2026-11-23 14:10',
    ]);
  });

  it('without any date each line says what to give', () => {
    expect(clock('時刻', ['21:58', '22:00'])).toEqual(['DATE_MISSING', 'DATE_MISSING']);
    expect(clock('発信', ['引率'])).toEqual(['- UNKNOWN']);
    expect(clock('日付,時刻', ['不明|'])).toEqual(['- UNKNOWN']);
  });

  it('the future is refused and moves nothing', () => {
    expect(clock('日付,時刻', ['2027/11/22|21:58', '2026/11/22|22:00'])).toEqual(['IN_FUTURE', '2026-11-22 22:00']);
  });
});

describe('two clocks', () => {
  const zone = 'Europe/Lisbon';

  it('that agree are one time', () => {
    expect(clock('日付,日本時刻,現地時刻', ['2026/11/22|21:58|12:58'], { zone })).toEqual(['2026-11-22 21:58']);
  });

  it('that disagree are told, the Japanese one taken, the other kept', () => {
    expect(clock('日付,日本時刻,現地時刻', ['2026/11/22|21:58|13:58'], { zone })).toEqual(['2026-11-22 21:58 CLOCKS_DISAGREE CELL_KEPT']);
  });

  it('a local time alone falls on the day of the date column, Japanese days', () => {
    expect(clock('日付,日本時刻,現地時刻', ['2026/11/23|0:30|15:30', '||16:00', '||22:00', '|9:00|'], { zone })).toEqual([
      '2026-11-23 00:30',
      '2026-11-23 01:00',
      '2026-11-23 07:00',
      '2026-11-23 09:00',
    ]);
  });

  it('with only local times the date is local', () => {
    expect(clock('日付,現地時刻', ['2026/11/22|16:00'], { zone })).toEqual(['2026-11-23 01:00']);
    expect(clock('日付,時刻(リスボン)', ['2026/11/22|16:00'], { zone })).toEqual(['2026-11-23 01:00']);
    expect(clock('日付,現地時刻', ['2026/11/22|16:00'])).toEqual(['ZONE_NEEDED']);
  });

  it('a plain time is local with --zone, and Japanese beside a local column', () => {
    expect(clock('日付,時刻', ['2026/11/22|16:00'], { zone })).toEqual(['2026-11-23 01:00']);
    expect(clock('日付,時刻,現地時刻', ['2026/11/23|1:00|16:00'], { zone })).toEqual(['2026-11-23 01:00']);
  });

  it('an hour that comes twice at the change of clocks is told', () => {
    expect(clock('日付,現地時刻', ['2026/10/25|1:30'], { zone })).toEqual(['2026-10-25 09:30 CLOCK_CHANGE']);
  });

  it.each(['2026-11-19T10:00:00-05:00', '2026/11/19 10:00 UTC-05:00'])('%s is that moment, told in no zone of its own', (time) => {
    const { lines } = readChronologyTable(Buffer.from(`日時,内容\n${time},x`), { zone: 'America/Lima', now });
    expect(lines.map(({ occurredAt }) => occurredAt)).toEqual([{ instant: '2026-11-19T15:00:00.000Z', precision: 'MINUTE' }]);
  });

  it('an offset beside an unknown date is no zone either', () => {
    const { lines } = readChronologyTable(Buffer.from('日付,時刻,内容\n不明,10:00 UTC-05:00,x'), { now });
    expect(lines.map(({ occurredAt }) => occurredAt)).toEqual([{ precision: 'UNKNOWN' }]);
  });

  it('UTC is UTC', () => {
    expect(clock('日付,時刻(UTC)', ['2026/11/22|12:58'])).toEqual(['2026-11-22 21:58']);
  });
});

import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readFileSync } from 'node:fs';
import { instantOf } from '#kernel';
import {
  readChronologyTable,
  wordsOf,
  faultWordings,
  noteWordings,
  type ChronologyTable,
  type FaultCode,
  type NoteCode,
} from './chronology-table.js';

const now = instantOf(Date.parse('2026-12-01T00:00:00Z'));
const read = (table: string, options: { date?: string; zone?: string; source?: string } = {}): ChronologyTable =>
  readChronologyTable(Buffer.from(table), { ...options, now });
const fixture = (name: string): Buffer => readFileSync(new URL(`../../../../test/fixtures/chronology/${name}`, import.meta.url));
const codes = (table: ChronologyTable): string[] => table.faults.map(({ line, column, code }) => `${line} ${column} ${code}`);
const noteCodes = (table: ChronologyTable): string[][] => table.lines.map(({ notes }) => notes.map(({ code }) => code));

describe('the example of a bus accident', () => {
  const table = readChronologyTable(fixture('bus-accident.csv'), { zone: 'Europe/Lisbon', now });
  const line = (no: string) => table.lines.find((one) => one.no === no)!;

  it('is read but for two cells, which are named with line and column', () => {
    expect(table.lines).toHaveLength(98);
    expect(codes(table)).toEqual(['70 日本時刻 TIME_OUT_OF_RANGE', '106 日付 DATE_NOT_UNDERSTOOD']);
    expect(table.faults[0]).toMatchObject({ line: 70, row: 69 });
  });

  it('follows the days through midnight, late lines and 25:10', () => {
    expect(line('26')).toMatchObject({
      occurredAt: { instant: '2026-03-22T15:04:00.000Z' },
      notes: [{ code: 'NEW_DAY', details: { date: '2026-03-23' } }],
    });
    expect(line('29')).toMatchObject({ occurredAt: { instant: '2026-03-22T14:40:00.000Z' } });
    expect(line('29').notes.map(({ code }) => code)).toEqual(['DAY_BEFORE', 'LATE_LINE']);
    expect(line('35').occurredAt.instant).toBe('2026-03-22T16:10:00.000Z');
    expect(line('83').occurredAt.instant).toBe('2026-03-23T16:30:00.000Z');
    expect(line('91').occurredAt.instant).toBe('2026-03-24T00:30:00.000Z');
  });

  it('keeps the two sources that disagree as two lines with their ratings', () => {
    expect(line('7')).toMatchObject({ source: 'サンルシオ警察', reliability: 'RELIABLE', text: expect.stringContaining('3名') });
    expect(line('8')).toMatchObject({
      source: 'ラジオ・ベルダ',
      reliability: 'UNRELIABLE',
      text: expect.stringContaining('7名'),
      duties: ['PR'],
    });
    expect(line('38')).toMatchObject({ reliability: 'RELIABLE', credibility: 'CONFIRMED' });
  });

  it('notes corrections that name their No and guesses no other', () => {
    expect(line('51').corrects).toEqual({ no: '35', importKey: line('35').importKey });
    expect(line('52').corrects).toEqual({ no: '23', importKey: line('23').importKey });
    expect(line('89').corrects).toBeUndefined();
    expect(line('89').notes.map(({ code }) => code)).toContain('CORRECTION_WITHOUT_NO');
    expect(line('50').notes).toEqual([]);
  });

  it('gives the same lines, keys and digests from Shift_JIS', () => {
    const japanese = readChronologyTable(fixture('bus-accident-sjis.csv'), { zone: 'Europe/Lisbon', now });
    expect(japanese.encoding).toBe('Shift_JIS');
    expect(japanese.lines).toEqual(table.lines);
    expect(japanese.faults).toEqual(table.faults);
  });
});

describe('the English example', () => {
  const table = readChronologyTable(fixture('chronology-en.csv'), { zone: 'Europe/Lisbon', now });

  it('is read but for one time and one ambiguous date', () => {
    expect(table.lines).toHaveLength(13);
    expect(codes(table)).toEqual(['15 Time (local) TIME_NOT_UNDERSTOOD', '17 Date DATE_AMBIGUOUS']);
    expect(table.lines[4]).toMatchObject({
      occurredAt: { instant: '2026-03-22T13:00:00.000Z', precision: 'ABOUT', zone: 'Europe/Lisbon' },
    });
    expect(table.lines[0]).toMatchObject({ duties: ['ON_SITE', 'LOGISTICS'], urgent: true, channel: 'PHONE' });
  });

  it('keeps and reports the column it does not know', () => {
    expect(table.lines[4]!.other).toEqual([{ column: 'Room', value: 'B' }]);
    expect(table.notices).toContainEqual({ code: 'COLUMNS_KEPT', details: { columns: ['Room'] } });
  });
});

describe('the file', () => {
  const plain = 'No,日付,時刻,内容\n1,2026/11/22,21:58,横転';

  it.each([
    ['UTF-8 with a mark', iconv.encode(plain, 'utf8', { addBOM: true }), 'UTF-8'],
    ['Shift_JIS', iconv.encode(plain, 'cp932'), 'Shift_JIS'],
    ['UTF-16 as spreadsheets write it', iconv.encode(plain.replaceAll(',', '\t'), 'utf16le', { addBOM: true }), 'UTF-16'],
  ])('is understood in %s', (_, bytes, encoding) => {
    const table = readChronologyTable(bytes, { now });
    expect(table).toMatchObject({
      encoding,
      faults: [],
      lines: [{ no: '1', text: '横転', occurredAt: { instant: '2026-11-22T12:58:00.000Z' } }],
    });
  });

  it('may be a workbook, and says what to do', () => {
    expect(codes(readChronologyTable(Buffer.from('PK\x03\x04rest'), { now }))).toEqual(['1  WORKBOOK']);
  });

  it('names the line whose characters are damaged and keeps the others', () => {
    const damaged = Buffer.concat([
      Buffer.from(plain),
      Buffer.from('\n2,,22:00,'),
      Buffer.from([0xff, 0xfe, 0xfd]),
      Buffer.from('\n3,,22:05,搬送'),
    ]);
    const table = readChronologyTable(damaged, { now });
    expect(codes(table)).toEqual(['3 内容 CHARACTERS_DAMAGED']);
    expect(table.lines.map(({ no }) => no)).toEqual(['1', '3']);
  });

  it.each([',', '\t', ';'])('may be delimited by %j', (delimiter) => {
    const table = read(['No', '時刻', '内容', '対応'].join(delimiter) + '\r\n' + ['1', '21:58', '"a,b;c\td"', 'x'].join(delimiter), {
      date: '2026-11-22',
    });
    expect(table).toMatchObject({ delimiter, faults: [], lines: [{ text: 'a,b;c\td', action: 'x' }] });
  });

  it('may hold line breaks in cells; lines are counted in the file, rows in the sheet', () => {
    const table = read('No,時刻,内容\r\n1,21:58,"一行目\r\n二行目 ""引用"""\r\n2,22:00,次', { date: '2026-11-22' });
    expect(table.lines).toMatchObject([
      { lineNumber: 2, row: 2, text: '一行目\n二行目 "引用"' },
      { lineNumber: 4, row: 3, text: '次' },
    ]);
  });

  it('loses only the line whose quotation marks do not pair up', () => {
    const table = read('No,時刻,内容\n1,21:58,"閉じない\n2,22:00,次\n3,22:05,"よい"\n4,22:10,管は12"径', { date: '2026-11-22' });
    expect(codes(table)).toEqual(['2  QUOTES_UNPAIRED']);
    expect(table.lines.map(({ text }) => text)).toEqual(['次', 'よい', '管は12"径']);
  });

  it('does not shift cells when a delimiter was not quoted', () => {
    expect(codes(read('時刻,内容,対応\n21:58,負傷3名,不明2名,搬送', { date: '2026-11-22' }))).toEqual(['2  TOO_MANY_CELLS']);
  });

  it('needs a header that names the content', () => {
    const table = read('a,b,c\n1,2,3');
    expect(codes(table)).toEqual(['1  HEADER_MISSING']);
    expect(table.ignored).toHaveLength(2);
    expect(table.notices).toEqual([{ code: 'ENCODING', details: { encoding: 'UTF-8' } }]);
  });

  it('may have titles, remarks, blank and numbered empty rows, date headings and the header again', () => {
    const table = read(
      '危機対策本部 記録,,\n,,\nNo,時刻,内容\n11月22日(日),,\n1,21:58,横転\n,,\nNo,時刻,内容\n11月23日,,\n2,0:10,搬送\n3,,\n※以上,,',
    );
    expect(table.lines.map(({ occurredAt }) => occurredAt.instant)).toEqual(['2026-11-22T12:58:00.000Z', '2026-11-22T15:10:00.000Z']);
    expect(table.ignored.map(({ reason }) => reason)).toEqual([
      'TITLE',
      'BLANK',
      'HEADER',
      'DATE_HEADING',
      'BLANK',
      'HEADER',
      'DATE_HEADING',
      'NUMBER_ONLY',
      'REMARK',
    ]);
    expect(table.notices).toContainEqual({ code: 'ROWS_IGNORED', details: { count: 7, lines: ['1', '2', '4', '6', '8', '10', '11'] } });
  });

  it('may name its clocks on a second row under a merged heading', () => {
    const table = read('No,日付,時刻,,内容\n,,日本,現地,\n1,2026/11/22,21:58,12:58,横転', { zone: 'Europe/Lisbon' });
    expect(table.lines).toMatchObject([{ occurredAt: { instant: '2026-11-22T12:58:00.000Z', zone: 'Asia/Tokyo' }, other: [] }]);
    expect(table.ignored.map(({ reason }) => reason)).toEqual(['HEADER', 'HEADER']);
  });
});

describe('cells', () => {
  it('say 〃 for the value above, which must be there', () => {
    const table = read('時刻,発信,内容\n21:58,引率,a\n22:00,〃,b\n22:05,同上,c', { date: '2026-11-22' });
    expect(table.lines.map(({ from }) => from)).toEqual(['引率', '引率', '引率']);
    expect(codes(read('時刻,発信,内容\n21:58,〃,a', { date: '2026-11-22' }))).toEqual(['2 発信 ABOVE_MISSING']);
  });

  it('are kept as written where a word is not known', () => {
    const [line] = read('時刻,種別,担当,内容\n21:58,雑談,家族・山田,a', { date: '2026-11-22' }).lines;
    expect(line).toMatchObject({
      duties: ['FAMILY'],
      other: [
        { column: '種別', value: '雑談' },
        { column: '担当', value: '家族・山田' },
      ],
    });
    expect(line!.notes.map(({ code }) => code)).toEqual(['CELL_KEPT', 'CELL_KEPT']);
  });

  it('carry duties and 至急 inside the disposition', () => {
    const [line] = read('時刻,対応区分,内容\n21:58,要担当者対応(家族、手配・渉外)至急,a', { date: '2026-11-22' }).lines;
    expect(line).toMatchObject({ disposition: 'HANDLER', duties: ['FAMILY', 'LOGISTICS'], urgent: true, other: [] });
  });

  it.each([
    ['対応', '要本部対応', { disposition: 'HQ', duties: [], urgent: false }],
    ['対応', '要担当者対応(家族)・至急', { disposition: 'HANDLER', duties: ['FAMILY'], urgent: true }],
    ['対応', '対応不要', { disposition: 'NONE' }],
    ['状態', '要本部対応', { disposition: 'HQ' }],
    ['Status', 'For the headquarters', { disposition: 'HQ' }],
  ])('hold a disposition under %s too: %s', (heading, cell, said) => {
    const [line] = read(`時刻,内容,${heading}\n21:58,a,${cell}`, { date: '2026-11-22' }).lines;
    expect(line).toMatchObject({ ...said, other: [], notes: [] });
    expect(line).not.toHaveProperty('action');
  });

  it.each([
    ['対応', '要本部対応と判断し、学長へ連絡'],
    ['Action', 'None'],
    ['Action', 'No action'],
    ['対応', '至急'],
  ])('hold none under %s where they say more or less: %s', (heading, cell) => {
    const [line] = read(`時刻,内容,${heading}\n21:58,a,${cell}`, { date: '2026-11-22' }).lines;
    expect(line).toMatchObject({ action: cell });
    expect(line).not.toHaveProperty('disposition');
  });

  it('under 対応区分 come before a disposition under 対応, which stays as written', () => {
    const [line] = read('時刻,内容,対応,対応区分\n21:58,a,要本部対応,対応不要', { date: '2026-11-22' }).lines;
    expect(line).toMatchObject({ disposition: 'NONE', action: '要本部対応' });
  });

  it('that call a line open while nobody is called on are told', () => {
    const table = read(
      '時刻,内容,状態,対応区分,担当,至急\n1:00,a,未対応,,,\n1:01,b,対応中,対応不要,,○\n1:02,c,未対応,要本部対応,,\n1:03,d,未対応,,家族,\n1:04,e,未対応,,,○\n1:05,f,済,,,',
      { date: '2026-11-22' },
    );
    expect(noteCodes(table)).toEqual([['OPEN_FOR_NOBODY'], ['OPEN_FOR_NOBODY'], [], [], [], []]);
  });

  it('must say something, and not more than the record takes', () => {
    const table = read(`時刻,発信,内容,対応\n21:58,引率,,\n22:00,引率,,搬送\n22:05,${'長'.repeat(301)},a,`, { date: '2026-11-22' });
    expect(codes(table)).toEqual(['2 内容 TEXT_MISSING', '4 発信 TEXT_TOO_LONG']);
    expect(table.lines).toMatchObject([{ text: '搬送', notes: [{ code: 'TEXT_FROM_ACTION' }] }]);
  });

  it('may not hold more beside the action than the record takes with it', () => {
    const long = '長'.repeat(5000);
    const table = read(`時刻,内容,対応,備考,メモ\n21:58,a,${long},短,${long}\n22:00,b,${long},短,短`, { date: '2026-11-22' });
    expect(codes(table)).toEqual(['2 メモ KEPT_TOO_LONG']);
    expect(table.lines.map(({ text }) => text)).toEqual(['b']);
  });

  it('that hold control characters are named, and headings do without them', () => {
    const table = read('時刻,内\u0000容,備考\n21:58,a\u000bb,\n22:00,b,\u0007\n22:05,"c\tc\nc",', { date: '2026-11-22' });
    expect(codes(table)).toEqual(['2 内 容 CHARACTERS_DAMAGED', '3 備考 CHARACTERS_DAMAGED']);
    expect(table.lines.map(({ text }) => text)).toEqual(['c\tc\nc']);
  });
});

describe('identity', () => {
  const keys = (table: string, source?: string): string[] =>
    read(table, { date: '2026-11-22', ...(source && { source }) }).lines.map(({ importKey }) => importKey);

  it('is the No, however it is written, so that a changed line is known and told by its digest', () => {
    const [before] = read('No,時刻,内容\n012,21:58,負傷3名', { date: '2026-11-22' }).lines;
    const [after] = read('No.,時刻,内容\nNo.12,21:58,負傷5名', { date: '2026-11-22' }).lines;
    expect(after!.importKey).toBe(before!.importKey);
    expect(after!.contentDigest).not.toBe(before!.contentDigest);
  });

  it('does not hang on width, blanks or how the time is written', () => {
    const [before] = read('No,時刻,内容\n1,21:58,AB 1~2名', { date: '2026-11-22' }).lines;
    const [after] = read('No,日付,時刻,内容\n1,R8.11.22,２１時58分,AB  1〜2名').lines;
    expect(after!.contentDigest).toBe(before!.contentDigest);
  });

  it('is else the cells and how many equal lines stand above', () => {
    const table = '時刻,内容\n21:58,変化なし\n21:58,変化なし\n22:00,搬送';
    expect(new Set(keys(table)).size).toBe(3);
    expect(keys(`${table}\n22:10,到着`).slice(0, 3)).toEqual(keys(table));
    expect(keys('時刻,内容\n21:58,変化なし\n22:00,搬送した')[1]).not.toBe(keys(table)[2]);
    expect(read(table, { date: '2026-11-22' }).notices).toContainEqual({ code: 'NO_NUMBERS', details: { count: 3 } });
  });

  it('belongs to the source', () => {
    expect(keys('No,時刻,内容\n1,21:58,a', '現地')).not.toEqual(keys('No,時刻,内容\n1,21:58,a'));
  });

  it('is not shared: a No used twice is a fault that names the first line', () => {
    const table = read('No,時刻,内容\n1,21:58,a\n１,22:00,b\n2,22:05,c', { date: '2026-11-22' });
    expect(table.faults).toEqual([{ line: 3, row: 3, column: 'No', code: 'NO_REPEATED', details: { firstLine: 2 } }]);
    expect(table.lines.map(({ text }) => text)).toEqual(['a', 'c']);
  });

  it('shows no text', () => {
    for (const key of keys('時刻,内容\n21:58,学生Bの家族')) expect(key).toMatch(/^[\w-]{43}$/);
  });
});

describe('reports', () => {
  it('never repeat what a cell says', () => {
    const table = read(
      'No,日付,時刻,発信,内容\n1,佐藤花子,佐藤花子,佐藤花子,a\n2,2026/11/22,佐藤花子,佐藤花子,b\n3,,9:00,佐藤花子,No.佐藤花子訂正',
    );
    expect(table.faults.length).toBeGreaterThan(1);
    expect(JSON.stringify([table.faults, table.notices, noteCodes(table)])).not.toContain('佐藤');
  });

  it('have words in both languages with every detail filled in', () => {
    for (const code of [...Object.keys(faultWordings), ...Object.keys(noteWordings)] as (FaultCode | NoteCode)[])
      for (const language of ['ja', 'en'] as const) expect(wordsOf({ code, details: {} }, language)).not.toBe(code);
    const table = readChronologyTable(fixture('bus-accident.csv'), { now });
    for (const said of [...table.faults, ...table.notices, ...table.lines.flatMap(({ notes }) => notes)])
      for (const language of ['ja', 'en'] as const) expect(wordsOf(said, language)).not.toMatch(/\{\w+\}/);
  });

  it('say that a zone or a start date is none', () => {
    for (const zone of ['Mars/Base', '-05:00', '+09:00']) expect(() => read('', { zone })).toThrow('IMPORT_ZONE_INVALID');
    expect(() => read('', { date: '2026-02-30' })).toThrow('IMPORT_DATE_INVALID');
  });
});

describe('whatever the file holds', () => {
  /** Physical lines and rows that nothing in the result accounts for. */
  const rowsOf = ({ lines, faults, ignored }: ChronologyTable): number[] =>
    [...lines, ...faults.filter(({ code }) => code !== 'HEADER_MISSING' && code !== 'WORKBOOK'), ...ignored]
      .map(({ row }) => row)
      .sort((a, b) => a - b);

  it('never throws on random bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => void readChronologyTable(bytes, { now })));
  });

  it('accounts for every row exactly once', () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '〃',
        '21:58',
        '25:10',
        '9:00',
        '11/22',
        '2026/11/23',
        '不明',
        '深夜',
        '夜9時',
        '午前21時',
        '12',
        'No.3訂正',
        '"',
        '要本部対応',
        '00:00Z',
        '翌0:10',
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    );
    const row = fc.array(cell, { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 12 }), fc.boolean(), (rows, dated) => {
        const quoted = rows.map((cells) => cells.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
        const table = read(`No,日付,時刻,現地時刻,発信,内容\n${quoted}`, dated ? { date: '2026-11-22', zone: 'Europe/Lisbon' } : {});
        const accounted = rowsOf(table);
        expect(accounted).toEqual(accounted.map((_, at) => at + 1));
        expect(accounted.length).toBeGreaterThanOrEqual(rows.length + 1);
      }),
    );
  });

  it('gives the same keys on every run', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('1', '2', '', '〃'), fc.string({ maxLength: 5 })), { maxLength: 10 }), (rows) => {
        const text = ['No,時刻,内容', ...rows.map(([no, said]) => `${no},9:00,"${said.replaceAll('"', '')}"`)].join('\n');
        const once = read(text, { date: '2026-11-22' }).lines.map(({ importKey }) => importKey);
        expect(read(text, { date: '2026-11-22' }).lines.map(({ importKey }) => importKey)).toEqual(once);
        expect(new Set(once).size).toBe(once.length);
      }),
    );
  });
});

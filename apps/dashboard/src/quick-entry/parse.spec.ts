import { describe, expect, it } from '@jest/globals';
import { leavesTimeUnread, parseQuickEntry, zoneOfLine } from './parse.js';

const today = '2026-11-22';
/** As read by somebody who writes it at `now` (HH:MM). */
const parse = (line: string, now = '23:59') => parseQuickEntry(line, () => ({ day: today, time: now }));
const todayAt = (time: string | undefined) => time && { day: today, time };

describe('a fact in one line', () => {
  it('reads time, who told whom, text, urgency and duty', () => {
    expect(parse('2158 現地→本部 手術開始 !至急 @家族')).toEqual({
      text: '手術開始',
      moment: todayAt('21:58'),
      precision: 'MINUTE',
      from: '現地',
      to: '本部',
      urgent: true,
      disposition: 'HANDLER',
      duties: ['FAMILY'],
      unknownDuties: [],
    });
  });

  it.each([
    ['21:58 到着', '21:58'],
    ['9:05 到着', '09:05'],
    ['21時58分 到着', '21:58'],
    ['21時58分到着', '21:58'],
    ['7時 到着', '07:00'],
    ['7時半 到着', '07:30'],
    ['\uFF12\uFF11\uFF1A\uFF15\uFF18 到着', '21:58'],
    ['\uFF12\uFF11\uFF15\uFF18\u3000到着', '21:58'],
    ['午後9時58分 到着', '21:58'],
    ['午後\uFF19時\uFF15\uFF18分\u3000到着', '21:58'],
    ['9:58PM 到着', '21:58'],
    ['9:58 p.m. 到着', '21:58'],
    ['正午 到着', '12:00'],
  ])('%s', (line, time) => {
    expect(parse(line)).toMatchObject({ moment: todayAt(time), text: '到着' });
  });

  it.each([
    ['0000 到着', '00:00'],
    ['午前0時5分に到着', '00:05'],
    ['25:10 到着', '01:10'],
  ])('%s, in the morning', (line, time) => {
    expect(parse(line, '08:00')).toMatchObject({ moment: todayAt(time), text: '到着' });
  });

  it.each([
    ['2158頃 到着', '21:58', 'ABOUT'],
    ['2158頃到着', '21:58', 'ABOUT'],
    ['\uFF12\uFF11\uFF15\uFF18頃\u3000到着', '21:58', 'ABOUT'],
    ['約21:58 到着', '21:58', 'ABOUT'],
    ['21時過ぎ 到着', '21:00', 'ABOUT'],
    ['午後9時 到着', '21:00', 'HOUR'],
    ['2158 到着', '21:58', 'MINUTE'],
  ])('says how exact the time in 「%s」 is', (line, time, precision) => {
    expect(parse(line)).toMatchObject({ moment: todayAt(time), precision, text: '到着' });
  });

  it.each([
    ['2158 前日の件を確認', '前日の件を確認'],
    ['21時3名が負傷', '3名が負傷'],
    ['9:58 amendment received', 'amendment received'],
    ['2158 \uFF11\uFF12号室\uFF08個室\uFF09', '\uFF11\uFF12号室\uFF08個室\uFF09'],
  ])('takes no more than the time from 「%s」', (line, text) => {
    expect(parse(line)).toMatchObject({ precision: expect.stringMatching(/MINUTE|HOUR/), text });
  });

  it.each([
    '2460 便に変更',
    '2500 ドル',
    '1000人が避難',
    '2026年の規程',
    '12:75 不明',
    '119番通報',
    '3時間後に再開',
    '21時から会議',
    '10:00〜11:00 会議',
    '約1000人が避難',
    '夕方に搬送',
    '午後の便',
    'noone answered',
    '午前21時 到着',
    '3 amps',
  ])('leaves the number in 「%s」', (line) => {
    expect(parse(line)).toMatchObject({ moment: undefined, text: line });
  });

  it('reads English, arrows of any make, and full-width signs', () => {
    expect(parse('21:58 site->HQ surgery started !URGENT @family @on-site #HQ')).toMatchObject({
      from: 'site',
      to: 'HQ',
      text: 'surgery started',
      urgent: true,
      disposition: 'HQ',
      duties: ['FAMILY', 'ON_SITE'],
    });
    expect(parse('現地 ⇒ 本部\u3000搬送完了\u3000\uFF01至急 \uFF20手配・渉外')).toMatchObject({
      from: '現地',
      to: '本部',
      text: '搬送完了',
      urgent: true,
      duties: ['LOGISTICS'],
    });
  });

  it('keeps what it does not understand in the text', () => {
    expect(parse('連絡は @tanaka へ a@example.jp')).toMatchObject({
      text: '連絡は @tanaka へ a@example.jp',
      unknownDuties: ['tanaka'],
      disposition: 'NONE',
    });
    expect(parse('A→B→C の順に移動').from).toBeUndefined();
    expect(parse('感嘆!至急ではない')).toMatchObject({ urgent: false, text: '感嘆!至急ではない' });
  });

  it('sends an urgent line that names no duty to the headquarters', () => {
    expect(parse('電話を折り返す !至急')).toMatchObject({ disposition: 'HQ', duties: [], urgent: true });
    expect(parse('2158 現地→本部 手術開始 !至急')).toMatchObject({
      disposition: 'HQ',
      duties: [],
      urgent: true,
      text: '手術開始',
    });
    expect(parse('手術開始 !至急 @tanaka')).toMatchObject({ disposition: 'HQ', unknownDuties: ['tanaka'] });
  });

  it.each([
    ['現地1305 病院着', '13:05', 'PLACE'],
    ['現地\uFF11\uFF13\uFF10\uFF15\u3000病院着', '13:05', 'PLACE'],
    ['現地13時05分 病院着', '13:05', 'PLACE'],
    ['local 13:05 病院着', '13:05', 'PLACE'],
    ['日本0705 病院着', '07:05', 'JAPAN'],
    ['JST 0705 病院着', '07:05', 'JAPAN'],
    ['1305 病院着', '13:05', undefined],
  ])('reads whose clock is meant in 「%s」', (line, time, clock) => {
    expect(parse(line)).toMatchObject({ moment: todayAt(time), clock, text: '病院着' });
  });

  it.each([
    ['13:05 現地 x', '13:05', 'PLACE', 'x'],
    ['13:05(現地) x', '13:05', 'PLACE', 'x'],
    ['13:05\uFF08現地\uFF09病院着', '13:05', 'PLACE', '病院着'],
    ['13:05現地時間 手術', '13:05', 'PLACE', '手術'],
    ['13:05頃 現地時間 手術', '13:05', 'PLACE', '手術'],
    ['1305 local time surgery', '13:05', 'PLACE', 'surgery'],
    ['13:05 (local) surgery', '13:05', 'PLACE', 'surgery'],
    ['9:00 JST call', '09:00', 'JAPAN', 'call'],
    ['0900 JST call', '09:00', 'JAPAN', 'call'],
    ['9時 日本時間 電話', '09:00', 'JAPAN', '電話'],
    ['現地13:05(日本22:05) 病院着', '13:05', 'PLACE', '(日本22:05) 病院着'],
    ['13:05 現地スタッフ到着', '13:05', undefined, '現地スタッフ到着'],
    ['13:05 日本大使館に連絡', '13:05', undefined, '日本大使館に連絡'],
    ['13:05 面会時間変更', '13:05', undefined, '面会時間変更'],
  ])('reads the clock that is named after the time in 「%s」', (line, time, clock, text) => {
    expect(parse(line)).toMatchObject({ moment: todayAt(time), clock, text });
  });

  it.each(['13:05 現地→本部 手術開始', '13:05 現地 → 本部 手術開始', '1305 現地→本部 手術開始', '1305現地→本部 手術開始'])(
    'reads who told whom, and no clock, in 「%s」',
    (line) => {
      expect(parse(line)).toMatchObject({ moment: todayAt('13:05'), clock: undefined, from: '現地', to: '本部', text: '手術開始' });
    },
  );

  it.each([
    '0900 UTC call',
    '0900\u3000UTC call',
    '09:00Z flight',
    '21:58 UTC 着',
    '21:58(UTC) 着',
    '9:00 GMT call',
    '9:00+09:00 call',
    '9:00 UTC+9 call',
    '9:00 EST call',
    '9:00 Lima time call',
    '21:58 リマ時間 着',
    '21:58(韓国時間) 着',
    '21:58(現地13:05) 着',
    '13:05 local police arrived',
    '現地13:05 JST 着',
  ])("takes no hour by a clock that is neither the place's nor Japan's for certain: 「%s」", (line) => {
    expect(parse(line)).toMatchObject({ moment: undefined, clock: undefined, text: line.replace('\u3000', ' ') });
  });

  it.each([
    '1000 人規模',
    '約1000 名',
    'about 1500 people',
    '~1500 evacuated',
    'local 1200 people evacuated',
    '日本1200 人',
    '1000\u3000人規模',
    '1105 号室に移動',
    '2024 年度の学生',
    '1500 yen paid',
    '2000 students',
    '1000 余名',
    '1500 or more',
    '1234 5678 に電話',
    '1234 56 78',
    '1000人が避難 0930 現在',
    '5 am I told',
    '21:58.30 x',
    '3時限目の授業',
    '14時差がある',
    '18:00の便に変更',
  ])('leaves the number in 「%s」, which may be no time', (line) => {
    expect(parse(line)).toMatchObject({ moment: undefined, clock: undefined, text: line.replace('\u3000', ' ') });
  });

  it.each([
    ['2158 本部に連絡', '21:58', '本部に連絡'],
    ['2158 人数を確認', '21:58', '人数を確認'],
    ['2158 教室に戻る', '21:58', '教室に戻る'],
    ['2158 3名が負傷', '21:58', '3名が負傷'],
    ['2158 2 students injured', '21:58', '2 students injured'],
    ['21:58点呼完了', '21:58', '点呼完了'],
    ['9:58 am I told', '09:58', 'I told'],
    ['21:58 1000人が避難', '21:58', '1000人が避難'],
    ['21:58 delayed due to rain', '21:58', 'delayed due to rain'],
    ['21:58 transferred by ambulance', '21:58', 'transferred by ambulance'],
    ['2158 病院まで搬送', '21:58', '病院まで搬送'],
    ['2158 明日手術予定と連絡', '21:58', '明日手術予定と連絡'],
    ['9:58 surgery by Dr Sato', '09:58', 'surgery by Dr Sato'],
  ])('still takes the time from 「%s」', (line, time, text) => {
    expect(parse(line)).toMatchObject({ moment: todayAt(time), text });
  });

  it.each([
    '18時に到着予定',
    '18:00に会議の予定',
    '13時締切',
    '13時予定 会見',
    '1800 report due',
    '18:00 提出まで',
    '13:05 JSTまでに提出',
    '18:00 scheduled departure',
    '10:00–11:00 会議',
    '10:00 to 11:00 meeting',
  ])('says nothing of when 「%s」 happened, which may be still to come', (line) => {
    expect(parse(line)).toMatchObject({ moment: undefined, clock: undefined, text: line });
  });

  it('reads a place in front of what is no time as text', () => {
    expect(parse('現地1000人が避難')).toMatchObject({ moment: undefined, clock: undefined, text: '現地1000人が避難' });
    expect(parse('現地→本部 1305')).toMatchObject({ moment: undefined, from: '現地', to: '本部' });
  });

  it('takes no time that was not read for the sender', () => {
    expect(parse('2158現地→本部 手術開始', '13:00')).toMatchObject({ moment: undefined, from: undefined, text: '2158現地→本部 手術開始' });
    expect(parse('3年生→本部 点呼完了')).toMatchObject({ from: '3年生', to: '本部' });
  });

  it.each(['1205教室', '101教室', '1205室', '503号室', '1205号室', '1105班', '119番', '2158便'])(
    'takes %s for the sender, and for no time',
    (from) => {
      expect(parse(`${from}→本部 点呼完了`)).toMatchObject({ moment: undefined, from, to: '本部', text: '点呼完了' });
    },
  );

  it.each([
    ['2158 教室→本部 点呼完了', '教室'],
    ['2158室長→本部 点呼完了', '室長'],
    ['2158班長→本部 点呼完了', '班長'],
  ])('takes the time from 「%s」', (line, from) => {
    expect(parse(line)).toMatchObject({ moment: todayAt('21:58'), from, to: '本部', text: '点呼完了' });
  });

  it('keeps line breaks, and is not confused by nothing at all', () => {
    expect(parse('1200 病院着\n付添 2 名').text).toBe('病院着\n付添 2 名');
    expect(parse('   ')).toMatchObject({ text: '', urgent: false, disposition: 'NONE' });
  });
});

describe('which day a time means', () => {
  it.each([
    ['21:58 到着', '22:10', '2026-11-22 21:58'],
    ['23:58 到着', '00:05', '2026-11-21 23:58'],
    ['22:11 到着', '22:10', '2026-11-22 22:11'],
    ['25:10 到着', '22:10', undefined],
    ['25:10 到着', '02:10', '2026-11-22 01:10'],
    ['0010 到着', '23:50', undefined],
    ['00:10 到着', '23:50', undefined],
    ['0000 到着', '23:59', '2026-11-23 00:00'],
    ['0305 到着', '18:00', '2026-11-22 03:05'],
    ['7:00 到着', '23:59', '2026-11-22 07:00'],
    ['11/22 21:58 到着', '22:10', '2026-11-22 21:58'],
    ['11/21 2158 到着', '22:10', '2026-11-21 21:58'],
    ['11/21(土) 21:58 到着', '22:10', '2026-11-21 21:58'],
    ['11月21日 21時58分 到着', '22:10', '2026-11-21 21:58'],
    ['１１月２１日２１時５８分　到着', '22:10', '2026-11-21 21:58'],
    ['11月21日、午後9時58分に到着', '22:10', '2026-11-21 21:58'],
    ['2026/11/21 21:58 到着', '22:10', '2026-11-21 21:58'],
    ['2026-11-21T21:58 到着', '22:10', '2026-11-21 21:58'],
    ['21日 21:58 到着', '22:10', '2026-11-21 21:58'],
    ['30日 21:58 到着', '22:10', undefined],
    ['21:58 到着', '08:00', '2026-11-21 21:58'],
    ['昨日21:58 到着', '22:10', '2026-11-21 21:58'],
    ['今日 2158 到着', '22:10', '2026-11-22 21:58'],
    ['11/21 25:10 到着', '22:10', '2026-11-22 01:10'],
    ['Nov 21, 9:58pm 到着', '22:10', '2026-11-21 21:58'],
    ['21 Nov 21:58 到着', '22:10', '2026-11-21 21:58'],
    ['yesterday 2158 到着', '22:10', '2026-11-21 21:58'],
  ])('%s (written at %s): %s', (line, now, moment) => {
    const parsed = parse(line, now);
    expect(parsed.moment && `${parsed.moment.day} ${parsed.moment.time}`).toBe(moment);
    expect(parsed.text).toBe(moment ? '到着' : line);
  });

  it('is of the year before, early in a year', () => {
    const onNewYearsDay = () => ({ day: '2027-01-01', time: '08:00' });
    expect(parseQuickEntry('12/31 21:58 到着', onNewYearsDay).moment).toEqual({ day: '2026-12-31', time: '21:58' });
    expect(parseQuickEntry('31日 21:58 到着', onNewYearsDay).moment).toEqual({ day: '2026-12-31', time: '21:58' });
  });

  it.each([
    ['現地11/21 13:05 到着', 'PLACE'],
    ['11/21 現地13:05 到着', 'PLACE'],
    ['11/21 13:05 現地時間 到着', 'PLACE'],
    ['11/21 13:05 JST 到着', 'JAPAN'],
  ])('reads the clock beside the date in 「%s」', (line, clock) => {
    expect(parse(line)).toMatchObject({ moment: { day: '2026-11-21', time: '13:05' }, clock, text: '到着' });
  });

  it.each([
    '11/23 09:00 会議',
    '12/31 21:58 到着',
    '23/11 10:00 到着',
    '11/21(日) 21:58 到着',
    '2300 記者会見予定',
    '23:00 arrival expected',
    '23:30 搭乗便出発予定',
    '明日 9:00 会議',
    '11/22 22:30 会議',
    '2/30 21:58 到着',
    '03/04/2026 21:58 到着',
    '11/22 出発',
    '1/2 2 名',
    '3/4 1000人',
    '翌日 9:00 移動',
    '前日 21:58 到着',
    '11/21 18:00から会議',
    '11/21 現地13:05 JST 着',
  ])('leaves 「%s」 as it is, and says so', (line) => {
    const parsed = parse(line, '22:10');
    expect(parsed).toMatchObject({ moment: undefined, text: line });
    expect(leavesTimeUnread(parsed)).toBe(true);
  });
});

it('reads a time by the clock that the line names, or else by the one its writer sees', () => {
  const zone = (line: string, onSite: boolean) => zoneOfLine(parse(line), 'America/Lima', onSite);
  expect(zone('1305 病院着', false)).toBe('Asia/Tokyo');
  expect(zone('現地1305 病院着', false)).toBe('America/Lima');
  expect(zone('1305 病院着', true)).toBe('America/Lima');
  expect(zone('日本0705 病院着', true)).toBe('Asia/Tokyo');
});

it.each([
  ['11/22 21:58 現地→本部 手術開始', false],
  ['11/22 現地→本部 手術開始', true],
  ['2958現地→本部 手術開始', true],
  ['一昨日 10:00 到着', true],
  ['昨夜 22:00 到着', true],
  ['今朝8時 到着', true],
  ['昨日の2158 到着', true],
  ['月曜 10:00 到着', true],
  ['【21:58】到着', true],
  ['yesterday at 9:58 pm arrived', true],
  ['22 Nov at 21:58 arrived', true],
  ['Sun 22 Nov 21:58 arrived', true],
  ['last night 22:00 arrived', true],
  ['at 21:58 arrived', true],
  ['on site 2 students arrived', false],
  ['翌0:30 着', true],
  ['2560 と書いた', true],
  ['１１月２２日 出発', true],
  ['2158 手術開始', false],
  ['3名が負傷', false],
  ['119番に通報', false],
  ['1000人が避難', false],
  ['503号室の学生が発熱', false],
  ['1205教室で点呼完了', false],
  ['3日間の延泊', false],
  ['2026年度の規程', false],
  ['2158 1205教室で点呼', true],
  ['2026年11月22日 出発', true],
  ['300 students evacuated', false],
  ['3-4 persons injured', false],
  ['2.5 km away', false],
  ['11.22 出発', true],
  ['Decided 2 students return', false],
  ['Dec 2 students return', true],
  ['2 marines arrived', false],
  ['2 March arrived', true],
  ['Money 500 EUR sent', false],
  ['Monday 0900 arrived', true],
  ['Tues. 0900 arrived', true],
  ['手術は 2158 に開始', false],
])('says of 「%s」 whether it looks like a time that was not read: %s', (line, unread) => {
  expect(leavesTimeUnread(parse(line))).toBe(unread);
});

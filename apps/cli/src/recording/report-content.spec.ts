import { describe, expect, test } from '@jest/globals';
import { instantOf } from '#kernel';
import { readChronologyTable } from '../import/chronology-table.js';
import { contentOf, correctedBy } from './report-content.js';

const read = (table: string) =>
  readChronologyTable(Buffer.from(table), { date: '2026-03-22', now: instantOf(Date.parse('2026-12-01T00:00:00Z')) }).lines.map(contentOf);

describe('a line as a report', () => {
  test('is for nobody, unless the table names a duty or marks it urgent (M-121)', () => {
    const [plain, duty, urgent] = read('時刻,内容,担当,至急\n21:58,a,,\n22:00,b,家族,\n22:05,c,家族,○');
    expect(plain).toMatchObject({ disposition: 'NONE', duties: [], urgent: false, kind: 'REPORT', channel: 'OTHER' });
    expect(duty).toMatchObject({ disposition: 'HANDLER', duties: ['FAMILY'] });
    expect(urgent).toMatchObject({ disposition: 'HQ', duties: ['FAMILY'], urgent: true });
  });

  test('goes to the headquarters where a duty should act and none is named, and keeps what was written', () => {
    const [line] = read('時刻,内容,対応区分\n21:58,a,要担当者対応');
    expect(line).toMatchObject({ disposition: 'HQ', action: '区分:要担当者対応' });
  });

  test('that the table calls settled fills no inbox by itself', () => {
    const [line] = read('時刻,内容,対応,担当,状態\n21:58,a,連絡済み,家族,済');
    expect(line).toMatchObject({ disposition: 'NONE', duties: ['FAMILY'], action: '連絡済み\n状態:対応済' });
  });

  test('goes where the action says that it should go, unless it is settled', () => {
    const [open, settled] = read('時刻,内容,対応,状態\n21:58,a,要本部対応,未対応\n22:00,b,要本部対応,済');
    expect(open).toMatchObject({ disposition: 'HQ', action: '状態:未対応' });
    expect(settled).toMatchObject({ disposition: 'NONE', action: '要本部対応\n状態:対応済' });
  });

  test('keeps columns without a meaning beside the action', () => {
    expect(read('時刻,内容,備考\n21:58,a,後から記入')[0]).toMatchObject({ action: '備考:後から記入' });
  });

  test('is in the language it is written in', () => {
    expect(read('時刻,内容\n21:58,Three injured.\n22:00,負傷3名').map(({ language }) => language)).toEqual(['EN', 'JA']);
  });
});

test('a corrected line keeps when it happened and says what the correction says', () => {
  const [line, correction] = read('時刻,発信,内容,情報源\n21:58,引率,負傷3名,引率者\n23:00,病院,負傷4名の誤り,病院');
  expect(correctedBy(line!, correction!)).toMatchObject({
    occurredAt: line!.occurredAt,
    from: '引率',
    text: '負傷4名の誤り',
    informationSource: '病院',
  });
});

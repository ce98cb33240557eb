import { describe, expect, it } from '@jest/globals';
import { roleOf } from './header-names.js';

describe('names of columns', () => {
  it.each([
    ['No', 'no'],
    ['Ｎｏ．', 'no'],
    ['№', 'no'],
    ['#', 'no'],
    ['番号', 'no'],
    ['日付', 'date'],
    ['日時', 'time'],
    ['Date / Time', 'time'],
    ['時 刻', 'time'],
    ['日本時刻', 'japanTime'],
    ['時刻(日本)', 'japanTime'],
    ['Time (JST)', 'japanTime'],
    ['現地時刻', 'localTime'],
    ['時刻(現地)', 'localTime'],
    ['現地時間(UTC+1)', 'localTime'],
    ['時刻(リスボン)', 'localTime'],
    ['Time (CET)', 'localTime'],
    ['時刻(24時間表記)', 'time'],
    ['時刻(UTC)', 'utcTime'],
    ['発信', 'from'],
    ['発信 / From', 'from'],
    ['From 発信', 'from'],
    ['どこから', 'from'],
    ['Called by', 'from'],
    ['Who', 'from'],
    ['誰から', 'from'],
    ['To whom', 'to'],
    ['誰に', 'to'],
    ['What', 'text'],
    ['Who called', 'from'],
    ['受信者', 'to'],
    ['どこへ', 'to'],
    ['Called', 'to'],
    ['Called party', 'to'],
    ['受信 / Called', 'to'],
    ['Called at', 'time'],
    ['内容(5W1H)', 'text'],
    ['対応', 'action'],
    ['状態', 'status'],
    ['種別', 'kind'],
    ['担当', 'duties'],
    ['至急', 'urgent'],
    ['情報源', 'source'],
    ['訂正', 'corrects'],
  ])('%s is %s', (name, role) => {
    expect(roleOf(name)).toBe(role);
  });

  it.each(['備考', '天気', 'Remarks', '', '受付時刻', '2026/11/22'])('%j has no meaning here', (name) => {
    expect(roleOf(name)).toBeUndefined();
  });
});

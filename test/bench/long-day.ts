import { eventIdOf } from '#commands';
import { toSeal } from '#contracts';
import type { ExpenseCommand } from '#finance';
import type { Uuid } from '#kernel';
import type { IncidentCommand } from '#response';
import { codesOf, duties, harms, measures } from '#vocabulary';

type Asked = { readonly incident: IncidentCommand } | { readonly expense: ExpenseCommand };

const PERSONS = 24;
const TEXTS = [
  '現地の引率者より電話。学生二名が市内の病院に搬送された。意識はある。',
  '保護者へ第一報を連絡した。次回は二時間後に連絡すると伝えた。現地へ行きたいとの申し出あり、航空券の手配を手配担当と調整する。',
  '在外公館に照会。領事が病院へ向かっている。',
  'アシスタンス会社より、通訳一名を現地時間の夕方までに手配できるとの回答。費用は保険会社に確認中。',
];
const ZONE = 'Europe/Vienna';

/** What a headquarters is asked to record on a very long day; every command is one that the ones before allow. */
export class LongDay {
  private n = 0;
  private readonly persons: Uuid[] = [];
  private readonly open: Uuid[] = [];
  private readonly takenUp: Uuid[] = [];
  private readonly requested: Uuid[] = [];
  private readonly reports: Uuid[] = [];

  constructor(private readonly director: Uuid) {}

  /** The next command. `commandId`: the id that it will have; `entity`: the id of what it may make. */
  next(commandId: Uuid, entity: Uuid): Asked {
    const n = this.n++;
    if (n === 0) return { incident: { type: 'OpenIncident', title: toSeal('バス事故'), kind: 'TRAFFIC', place: 'ヴァルデン', zone: ZONE } };
    if (n === 1) return { incident: { type: 'OpenBody', body: 'HEADQUARTERS', headId: this.director, grounds: toSeal('重大事故') } };
    if (n <= 7) return { incident: { type: 'AssignDuty', duty: pick(codesOf(duties), n), memberId: this.director } };
    if (n <= 7 + PERSONS) return { incident: this.person(n, entity) };
    return n % 40 === 39 ? { expense: expense(n) } : { incident: this.ordinary(n, commandId, entity) };
  }

  private person(n: number, entity: Uuid): IncidentCommand {
    this.persons.push(entity);
    return {
      type: 'AddPerson',
      name: toSeal(`架空 学生${n}`),
      nameReading: toSeal('かくう がくせい'),
      affiliation: toSeal('国際学部2年'),
      phone: toSeal('+81-90-0000-0000'),
    };
  }

  private ordinary(n: number, commandId: Uuid, entity: Uuid): IncidentCommand {
    const reportId = eventIdOf(commandId, 0);
    switch (n % 20) {
      case 7:
      case 8:
      case 9:
        this.open.push(reportId);
        return { ...report(n), duties: [pick(codesOf(duties), n >> 2)], personIds: [pick(this.persons, n)] };
      case 10:
        this.open.push(reportId);
        return { ...report(n), urgent: true };
      case 11:
      case 12:
        return this.takeUp() ?? report(n);
      case 13:
      case 14:
      case 15:
      case 16:
        return this.settle() ?? report(n);
      case 17:
        return this.state(n);
      case 18:
        return { ...report(n), counterpart: 'FAMILY', direction: 'OUTBOUND', personIds: [pick(this.persons, n)] };
      case 19:
        return this.rare(n, entity);
      default:
        this.reports.push(reportId);
        return { ...report(n), action: toSeal(pick(TEXTS, n + 1)), personIds: n % 3 === 0 ? [pick(this.persons, n)] : [] };
    }
  }

  private takeUp(): IncidentCommand | undefined {
    const entryId = this.open.shift();
    if (!entryId) return undefined;
    this.takenUp.push(entryId);
    return { type: 'TakeUpEntry', entryId };
  }

  private settle(): IncidentCommand | undefined {
    const entryId = this.takenUp.shift() ?? this.open.shift();
    return entryId && { type: 'SettleEntry', entryId, settlement: 'DONE', outcome: toSeal('対応済み') };
  }

  private state(n: number): IncidentCommand {
    return {
      type: 'RecordPersonState',
      personId: pick(this.persons, n),
      harm: { value: pick(codesOf(harms), n >> 3), certainty: n % 3 === 0 ? 'PRESUMED' : 'CONFIRMED' },
      hospital: toSeal('市立病院'),
      condition: toSeal('右腕の骨折。手術は明朝の見込み。'),
    };
  }

  private rare(n: number, entity: Uuid): IncidentCommand {
    switch (Math.floor(n / 20) % 5) {
      case 0:
        return {
          type: 'ReportFigure',
          measure: pick(codesOf(measures), n),
          count: n % 30,
          population: 'EVERYONE',
          source: pick(['現地警察', '報道', '病院'], n),
          certainty: 'CONFIRMED',
        };
      case 1:
        return {
          type: 'RecordDecision',
          question: toSeal('職員を派遣するか'),
          options: toSeal(['派遣する', '待つ']),
          optionCount: 2,
          chosen: 0,
          reasons: toSeal(pick(TEXTS, n)),
          grounds: this.reports.slice(-2),
        };
      case 2:
        this.requested.push(entity);
        return { type: 'RequestDispatch', kind: 'STAFF', purpose: toSeal(pick(TEXTS, n)), forPersonIds: [pick(this.persons, n)] };
      case 3:
        return { type: 'RefuseDispatch', dispatchId: this.requested.shift()! };
      default:
        return { ...report(n + 1), type: 'CorrectReport', entryId: pick(this.reports, n), reason: toSeal('聞き違い') };
    }
  }
}

const report = (n: number) =>
  ({
    type: 'RecordReport',
    channel: n % 2 ? 'PHONE' : 'EMAIL',
    counterpart: 'ON_SITE',
    text: toSeal(pick(TEXTS, n)),
    from: toSeal('引率 架空'),
    occurredAt: { instant: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString() },
  }) as const satisfies IncidentCommand;

const expense = (n: number): ExpenseCommand => ({
  type: 'RecordExpense',
  category: 'INTERNATIONAL_CALLS',
  description: toSeal('国際電話'),
  estimate: { amount: 1_000 + n, currency: n % 3 ? 'JPY' : 'EUR' },
  payer: 'UNIVERSITY',
});

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

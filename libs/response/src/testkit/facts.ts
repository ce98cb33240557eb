import type { FactOf } from '#contracts';
import { sealed, testId } from '../../../contracts/src/testkit/history.js';
import {
  DecisionRecorded,
  DispatchRequested,
  FigureReported,
  IncidentFactRecorded,
  IncidentOpened,
  PersonAdded,
  PersonStateRecorded,
  ReportRecorded,
} from '../index.js';

type Of<E> = Partial<FactOf<E>['data']>;

const whenUnknown = { precision: 'UNKNOWN', zone: 'Asia/Tokyo' } as const;

/** Facts of a fictional bus accident, complete but for what a test says itself. */
export const incidentOpened = (data: Of<typeof IncidentOpened> = {}) =>
  IncidentOpened.of({
    title: sealed('バス事故'),
    kind: 'TRAFFIC',
    place: 'ヴァルデン',
    zone: 'Europe/Vienna',
    manual: { id: 'manual-test', version: '1' },
    readings: {},
    ...data,
  });

export const reportOf = (data: Of<typeof ReportRecorded> = {}) => ({
  kind: 'REPORT' as const,
  channel: 'PHONE' as const,
  direction: 'INBOUND' as const,
  counterpart: 'ON_SITE' as const,
  reliability: 'UNKNOWN' as const,
  credibility: 'UNKNOWN' as const,
  occurredAt: whenUnknown,
  text: sealed('バスが横転した'),
  language: 'ja' as const,
  personIds: [],
  disposition: 'NONE' as const,
  duties: [],
  urgent: false,
  ...data,
});

export const reported = (data: Of<typeof ReportRecorded> = {}) => ReportRecorded.of(reportOf(data));

export const profileOf = (n: number, data: Of<typeof PersonAdded> = {}) => ({
  personId: testId(n),
  role: 'STUDENT' as const,
  name: sealed(`学生${n}`),
  nameReading: sealed(`がくせい${n}`),
  affiliation: sealed('国際学部2年'),
  phone: sealed('+81-90-0000-0000'),
  passportNumber: sealed(`XX${n}`),
  ...data,
});

export const personAdded = (n: number, data: Of<typeof PersonAdded> = {}) => PersonAdded.of(profileOf(n, data));

export const stateOf = (n: number, data: Of<typeof PersonStateRecorded> = {}) => ({
  personId: testId(n),
  occurredAt: whenUnknown,
  reliability: 'UNKNOWN' as const,
  ...data,
});

export const stated = (n: number, data: Of<typeof PersonStateRecorded>) => PersonStateRecorded.of(stateOf(n, data));

export const figureOf = (data: Of<typeof FigureReported> = {}) => ({
  measure: 'INJURED' as const,
  count: 3,
  population: 'EVERYONE' as const,
  source: '警察',
  reliability: 'RELIABLE' as const,
  credibility: 'PROBABLE' as const,
  certainty: 'CONFIRMED' as const,
  occurredAt: whenUnknown,
  ...data,
});

export const figure = (data: Of<typeof FigureReported> = {}) => FigureReported.of(figureOf(data));

export const incidentFact = (data: Of<typeof IncidentFactRecorded> = {}) =>
  IncidentFactRecorded.of({ fact: 'PUBLIC_ATTENTION', holds: true, certainty: 'CONFIRMED', occurredAt: whenUnknown, ...data });

export const dispatchRequested = (n: number, data: Of<typeof DispatchRequested> = {}) =>
  DispatchRequested.of({
    dispatchId: testId(n),
    kind: 'STAFF',
    count: 2,
    purpose: sealed('現地へ派遣する'),
    forPersonIds: [],
    causedBy: [],
    ...data,
  });

export const decisionOf = (data: Of<typeof DecisionRecorded> = {}) => ({
  question: sealed('職員を派遣するか'),
  options: sealed(['派遣する', '待つ']),
  chosen: 0,
  reasons: sealed('重傷者がいる'),
  grounds: [],
  clauses: [],
  decidedAt: whenUnknown,
  deciderId: testId(900),
  duties: [],
  ...data,
});

export const decided = (data: Of<typeof DecisionRecorded> = {}) => DecisionRecorded.of(decisionOf(data));

/** A confirmed or presumed fact of a person. */
export const confirmed = <V>(value: V) => ({ value, certainty: 'CONFIRMED' as const });
export const presumed = <V>(value: V) => ({ value, certainty: 'PRESUMED' as const });

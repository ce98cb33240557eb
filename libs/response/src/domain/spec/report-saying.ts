import type { DataOfEvent } from '../input.js';
import type { ReportRecorded } from '../report/events.js';
import { said } from './scenario.js';

type Report = DataOfEvent<typeof ReportRecorded>;

/** A report as it is recorded when nothing but its text is given. */
export const reportSaying = (text: string, change: Partial<Report> = {}): Report => ({
  kind: 'REPORT',
  channel: 'PHONE',
  direction: 'INBOUND',
  counterpart: 'OTHER',
  reliability: 'UNKNOWN',
  credibility: 'UNKNOWN',
  occurredAt: { precision: 'UNKNOWN', zone: 'Europe/Vienna' },
  text: said(text),
  language: 'ja',
  personIds: [],
  disposition: 'NONE',
  duties: [],
  urgent: false,
  ...change,
});

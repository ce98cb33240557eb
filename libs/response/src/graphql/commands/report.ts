import { toSeal } from '#contracts';
import { given, neededSeal, reject as rejectInput, sealed, written, writtenFields } from '#edge';
import type { Uuid } from '#kernel';
import type { Opening } from '../../domain/incident/commands.js';
import type { ReportedPerson, ReportInput } from '../../domain/report/commands.js';
import type { OpenIncidentInput, RecordReportContent, ReportPersonInput } from '../inputs/report.js';
import { personIn, personsIn } from './links.js';
import { occurredOf } from './occurred.js';
import { profileOf, stateOf } from './person.js';

/** What a report says, personal words on their way to being sealed. */
export const reportOf = (incident: Uuid, content: RecordReportContent): ReportInput => ({
  kind: content.kind,
  channel: content.channel,
  direction: content.direction,
  counterpart: content.counterpart,
  from: sealed(content.from),
  to: sealed(content.to),
  informationSource: sealed(content.informationSource),
  reliability: content.reliability,
  credibility: content.credibility,
  occurredAt: occurredOf(content.occurredAt),
  receivedAt: given(content.receivedAt),
  text: neededSeal(content.text, 'text'),
  action: sealed(content.action),
  confidential: sealed(content.confidential),
  fiveW: fiveWOf(content.fiveW),
  language: content.language === 'EN' ? 'en' : 'ja',
  personIds: personsIn(incident, content.personIds, 'personIds'),
  nextContactAt: given(content.nextContactAt),
  disposition: given(content.disposition),
  duties: given(content.duties),
  urgent: content.urgent,
});

function fiveWOf(fiveW: RecordReportContent['fiveW']): ReportInput['fiveW'] {
  const said = writtenFields(fiveW);
  return said && toSeal(said as { when?: string });
}

export const openingOf = ({ title, kind, place, zone }: OpenIncidentInput): Opening => ({
  title: neededSeal(title, 'title'),
  kind,
  place: written(place),
  zone,
});

/** A person by id or by profile, exactly one of the two. Throws `INPUT_INVALID`. */
export function reportedPersonOf(incident: Uuid, { personId, add, state }: ReportPersonInput): ReportedPerson {
  if (Boolean(personId) === Boolean(add)) rejectInput('INPUT_INVALID', { rule: 'personId / add' }, ['persons']);
  const said = state ? stateOf(incident, state) : undefined;
  return personId ? { personId: personIn(incident, personId, 'persons'), state: said } : { profile: profileOf(add!), state: said };
}

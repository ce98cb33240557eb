import { institutionRoles } from '#access';
import * as words from '#vocabulary';
import { protectedStates } from '../protected/shown.js';
import { termsEnum } from './terms-enum.js';

export const Hazard = termsEnum('Hazard', words.hazards, 'Kind of incident 「危機事象の種類」');
export const IncidentOutcome = termsEnum('IncidentOutcome', words.incidentOutcomes, 'Why an incident was closed 「終了区分」');
export const IncidentStatus = termsEnum('IncidentStatus', words.incidentStatuses, 'Whether an incident is open 「事案の状態」');
export const Channel = termsEnum('Channel', words.channels, 'How a report came or went 「手段」');
export const Direction = termsEnum('Direction', words.directions, 'Whether we were told or told someone 「発信・受信」');
export const Counterpart = termsEnum('Counterpart', words.counterparts, 'Who is at the other end 「相手方」');
export const EntryKind = termsEnum('EntryKind', words.entryKinds, 'Kind of a line of the chronology 「クロノロジーの種別」');
export const Reliability = termsEnum('Reliability', words.reliabilities, 'How far the source can be relied on 「信頼性」');
export const Credibility = termsEnum('Credibility', words.credibilities, 'How plausible the content is 「信ぴょう性」');
export const Disposition = termsEnum('Disposition', words.dispositions, 'What an entry asks for 「重要度・緊急度の区分」');
export const Settlement = termsEnum('Settlement', words.settlements, 'How an entry was settled 「対応結果」');
export const EntryStatus = termsEnum('EntryStatus', words.entryStatuses, 'Where an entry stands 「状態」');
export const Duty = termsEnum('Duty', words.duties, 'Duty of the team or the headquarters 「担当」');
export const Body = termsEnum('Body', words.bodies, 'Team or headquarters 「組織」');
export const Post = termsEnum('Post', words.posts, 'Post in a body 「役職」');
export const Certainty = termsEnum('Certainty', words.certainties, 'Whether a fact is confirmed or presumed 「確認・推測」');
export const Whereabouts = termsEnum('Whereabouts', words.whereabouts, 'Whether a person was located 「所在」');
export const Harm = termsEnum('Harm', words.harms, 'How badly a person is hurt or ill 「被害の程度」');
export const Cause = termsEnum('Cause', words.causes, 'Injury or illness 「傷害・疾病」');
export const Care = termsEnum('Care', words.cares, 'Care that a person is in 「診療」');
export const Condition = termsEnum('Condition', words.conditions, 'The seven words, derived from the facts 「安否」');
export const PersonRole = termsEnum('PersonRole', words.personRoles, 'What a person concerned is 「区分」');
export const IncidentFactKind = termsEnum('IncidentFactKind', words.incidentFacts, 'Fact about the incident as a whole 「事案の事実」');
export const Measure = termsEnum('Measure', words.measures, 'What a figure counts 「数の種類」');
export const Population = termsEnum('Population', words.populations, 'Whom a figure counts 「数の対象」');
export const Precision = termsEnum('Precision', words.precisions, 'How exactly a time is known 「時刻の精度」');
export const DispatchKind = termsEnum('DispatchKind', words.dispatchKinds, 'Who or what is sent or arranged 「派遣・手配の種類」');
export const DispatchStatus = termsEnum('DispatchStatus', words.dispatchStatuses, 'Where a dispatch stands 「派遣・手配の状態」');
export const Payer = termsEnum('Payer', words.payers, 'Who pays 「支払者」');
export const InstitutionRole = termsEnum('InstitutionRole', institutionRoles, 'Role in the institution 「機関での役割」');
export const BoardName = termsEnum('BoardName', words.boardNames, 'A board 「ボード」');
export const AwaitedMatterKind = termsEnum('AwaitedMatterKind', words.awaitedMatters, 'What only people can decide 「判断の種類」');
export const LanguageCode = termsEnum(
  'Language',
  words.terms({ JA: ['日本語', 'Japanese'], EN: ['英語', 'English'] }),
  'Language 「言語」',
);
export const ProtectedState = termsEnum(
  'ProtectedState',
  protectedStates,
  'How a personal value is shown to this caller 「個人情報の表示」',
);

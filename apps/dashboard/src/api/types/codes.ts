import type * as vocabulary from '#vocabulary';

type CodeOf<List extends keyof typeof vocabulary> = keyof (typeof vocabulary)[List] & string;

export type InstitutionRole = CodeOf<'institutionRoles'>;
export type Hazard = CodeOf<'hazards'>;
export type IncidentOutcome = CodeOf<'incidentOutcomes'>;
export type IncidentStatus = CodeOf<'incidentStatuses'>;
export type Channel = CodeOf<'channels'>;
export type Direction = CodeOf<'directions'>;
export type Counterpart = CodeOf<'counterparts'>;
export type EntryKind = CodeOf<'entryKinds'>;
export type Reliability = CodeOf<'reliabilities'>;
export type Credibility = CodeOf<'credibilities'>;
export type Disposition = CodeOf<'dispositions'>;
export type Settlement = CodeOf<'settlements'>;
export type EntryStatus = CodeOf<'entryStatuses'>;
export type Duty = CodeOf<'duties'>;
export type Body = CodeOf<'bodies'>;
export type Post = CodeOf<'posts'>;
export type Certainty = CodeOf<'certainties'>;
export type Condition = CodeOf<'conditions'>;
export type PersonRole = CodeOf<'personRoles'>;
export type IncidentFactKind = CodeOf<'incidentFacts'>;
export type Measure = CodeOf<'measures'>;
export type Population = CodeOf<'populations'>;
export type Precision = CodeOf<'precisions'>;
export type DispatchKind = CodeOf<'dispatchKinds'>;
export type DispatchStatus = CodeOf<'dispatchStatuses'>;
export type Payer = CodeOf<'payers'>;
export type Whereabouts = CodeOf<'whereabouts'>;
export type Harm = CodeOf<'harms'>;
export type Cause = CodeOf<'causes'>;
export type Care = CodeOf<'cares'>;

export type BoardName = Duty | 'HQ';
export type ProtectedState = 'OPEN' | 'MASKED' | 'HIDDEN' | 'REDACTED' | 'KEY_MISSING';

import { terms } from './term.js';

/** Hazards named by the manual, an open list (M-038). */
export const hazards = terms({
  NATURAL_DISASTER: ['地震等の天災', 'Natural disaster'],
  TRAFFIC: ['交通危機', 'Traffic accident'],
  INFECTION: ['感染症', 'Infectious disease'],
  TERROR: ['テロや銃撃事件', 'Terrorism or shooting'],
  THEFT: ['盗難事故', 'Theft'],
  LIABILITY: ['賠償事故', 'Liability'],
  DRUGS: ['ドラッグ', 'Drugs'],
  MENTAL_HEALTH: ['メンタルヘルス', 'Mental health'],
  OFFENDER: ['加害事案', 'Offender case'],
  DETENTION: ['拘束', 'Detention'],
  MISSING: ['行方不明', 'Missing person'],
  DISTRESS: ['遭難', 'Distress'],
  KIDNAPPING: ['拉致・誘拐', 'Kidnapping'],
  RIOT: ['騒乱', 'Riot'],
  ILLNESS: ['疾病', 'Illness'],
  OTHER: ['その他', 'Other'],
});

export const incidentOutcomes = terms({
  RESOLVED: ['収束', 'Resolved'],
  OPENED_IN_ERROR: ['誤って開設', 'Opened in error'],
  DUPLICATE_OF: ['他の事案と重複', 'Duplicate of another incident'],
});

export const incidentStatuses = terms({
  OPEN: ['対応中', 'Open'],
  CLOSED: ['終了', 'Closed'],
});

/** Channels of 資料3/4 and of the desk (M-008, M-121). */
export const channels = terms({
  PHONE: ['電話', 'Phone'],
  COLLECT_CALL: ['コレクトコール', 'Collect call'],
  CALL_BACK: ['折り返し電話', 'Call-back'],
  LINE: ['LINE', 'LINE'],
  EMAIL: ['Eメール', 'E-mail'],
  VISIT: ['来訪', 'Visit'],
  FAX: ['FAX', 'Fax'],
  RADIO: ['無線', 'Radio'],
  SNS: ['SNS', 'Social media'],
  NEWS: ['報道', 'News'],
  WEB: ['ウェブ', 'Web'],
  IN_PERSON: ['口頭', 'In person'],
  OTHER: ['その他', 'Other'],
});

export const directions = terms({ INBOUND: ['受信', 'Inbound'], OUTBOUND: ['発信', 'Outbound'] });

/** Who is at the other end of a report or contact. */
export const counterparts = terms({
  VICTIM: ['被災者', 'Victim'],
  FAMILY: ['家族', 'Family'],
  ON_SITE: ['現地', 'On site'],
  HOST: ['受入機関', 'Host institution'],
  ASSISTANCE: ['アシスタンス会社', 'Assistance company'],
  INSURER: ['保険会社', 'Insurer'],
  VENDOR: ['外部業者', 'Vendor'],
  AUTHORITY: ['関係官庁', 'Authority'],
  MISSION: ['在外公館', 'Embassy or consulate'],
  HOSPITAL: ['医療機関', 'Hospital'],
  MEDIA: ['報道機関', 'Media'],
  INTERNAL: ['学内', 'Internal'],
  OTHER: ['その他', 'Other'],
});

export const entryKinds = terms({
  REPORT: ['報告', 'Report'],
  INSTRUCTION: ['指示', 'Instruction'],
  REQUEST: ['依頼', 'Request'],
  DECISION: ['決定', 'Decision'],
  CONFIRMATION: ['確認', 'Confirmation'],
  RISK: ['リスク', 'Risk'],
  OTHER: ['その他', 'Other'],
});

/** Who can be relied on: the source. */
export const reliabilities = terms({
  RELIABLE: ['信頼できる', 'Reliable'],
  USUALLY_RELIABLE: ['おおむね信頼できる', 'Usually reliable'],
  UNRELIABLE: ['信頼性が低い', 'Unreliable'],
  UNKNOWN: ['不明', 'Unknown'],
});

/** How plausible the content is. */
export const credibilities = terms({
  CONFIRMED: ['裏付けあり', 'Confirmed by others'],
  PROBABLE: ['確からしい', 'Probable'],
  DOUBTFUL: ['疑わしい', 'Doubtful'],
  UNKNOWN: ['不明', 'Unknown'],
});

/** 資料3/4 (M-121, M-122); `urgent` 至急 stands beside it. */
export const dispositions = terms({
  NONE: ['対応不要', 'No action needed'],
  HANDLER: ['要担当者対応', 'For a duty'],
  HQ: ['要本部対応', 'For the headquarters'],
});

export const settlements = terms({
  DONE: ['対応済', 'Done'],
  NO_ACTION: ['継続対応不要', 'No further action'],
  PASSED_ON: ['引継ぎ', 'Passed on'],
});

export const entryStatuses = terms({
  NONE: ['対応不要', 'No action needed'],
  OPEN: ['未対応', 'Open'],
  TAKEN_UP: ['対応中', 'Taken up'],
  SETTLED: ['対応済', 'Settled'],
  WITHDRAWN: ['取消', 'Withdrawn'],
});

/** Duties of the team (M-077) and of the headquarters (M-085). */
export const duties = terms({
  PR: ['広報', 'PR'],
  GOVERNMENT: ['関係官庁', 'Government'],
  FAMILY: ['家族', 'Family'],
  LOGISTICS: ['手配・渉外', 'Logistics'],
  ON_SITE: ['現地派遣・対応', 'On site'],
  GENERAL_AFFAIRS: ['庶務・学内', 'General affairs'],
});

export const bodies = terms({
  TEAM: ['緊急対策チーム', 'Emergency response team'],
  HEADQUARTERS: ['危機対策本部', 'Crisis headquarters'],
  ON_SITE_HEADQUARTERS: ['現地対策本部', 'On-site headquarters'],
});

/** Posts of the team (M-076), the headquarters (M-084) and the on-site headquarters (M-080). */
export const posts = terms({
  TEAM_LEADER: ['チーム長', 'Team leader'],
  TEAM_ASSISTANT: ['チーム長補佐', 'Team assistant'],
  DIRECTOR: ['本部長', 'Director-general'],
  DEPUTY: ['副本部長', 'Deputy director'],
  MEMBER: ['本部員', 'Member'],
  SECRETARIAT: ['事務局', 'Secretariat'],
  ON_SITE_HEAD: ['現地対策本部長', 'Head on site'],
});

export const certainties = terms({ CONFIRMED: ['確認', 'Confirmed'], PRESUMED: ['推測', 'Presumed'] });

/** The four facts of a person that levels need. */
export const personFacts = terms({
  WHEREABOUTS: ['所在', 'Whereabouts'],
  HARM: ['負傷・疾病', 'Harm'],
  CAUSE: ['原因', 'Cause'],
  CARE: ['治療', 'Care'],
});
export const whereabouts = terms({
  UNKNOWN: ['未確認', 'Not confirmed'],
  SAFE: ['所在確認', 'Located'],
  MISSING: ['行方不明', 'Missing'],
  DISTRESSED: ['遭難', 'In distress'],
});
export const harms = terms({
  NONE: ['なし', 'None'],
  SLIGHT: ['軽傷・軽症', 'Slight'],
  SERIOUS: ['重傷・重症', 'Serious'],
  CRITICAL: ['重体', 'Critical'],
  DEAD: ['死亡', 'Dead'],
});
export const causes = terms({ INJURY: ['傷害', 'Injury'], ILLNESS: ['疾病', 'Illness'] });
export const cares = terms({
  NONE: ['なし', 'None'],
  OUTPATIENT: ['通院', 'Outpatient'],
  HOSPITALISED: ['入院', 'Hospitalised'],
});

/** The seven words, derived from the facts above and never recorded. */
export const conditions = terms({
  UNCONFIRMED: ['未確認', 'Not confirmed'],
  SAFE: ['無事', 'Safe'],
  INJURED: ['負傷', 'Injured or ill'],
  HOSPITALISED: ['入院', 'Hospitalised'],
  CRITICAL: ['重体', 'Critical'],
  MISSING: ['行方不明', 'Missing'],
  DEAD: ['死亡', 'Dead'],
});

export const personRoles = terms({
  STUDENT: ['学生', 'Student'],
  ESCORT: ['引率者', 'Escort'],
  STAFF: ['教職員', 'Staff'],
  FAMILY: ['家族', 'Family'],
  OTHER: ['その他', 'Other'],
});

export const incidentFacts = terms({
  PROPERTY_DAMAGE: ['物損', 'Property damage'],
  PUBLIC_ATTENTION: ['社会的注目', 'Public attention'],
});

export const measures = terms({
  AFFECTED: ['被災者', 'Affected'],
  SAFE: ['無事', 'Safe'],
  INJURED: ['負傷・疾病', 'Injured or ill'],
  SERIOUSLY_INJURED: ['重傷', 'Seriously injured'],
  HOSPITALISED: ['入院', 'Hospitalised'],
  CRITICAL: ['重体', 'Critical'],
  MISSING: ['行方不明', 'Missing'],
  DISTRESSED: ['遭難', 'In distress'],
  DEAD: ['死亡', 'Dead'],
});

/** Whom a figure from outside counts; only figures of those sent abroad bear on the level. */
export const populations = terms({ SENT_ABROAD: ['派遣者', 'People we sent'], EVERYONE: ['全体', 'Everyone on site'] });

export const precisions = terms({
  MINUTE: ['分', 'To the minute'],
  HOUR: ['時', 'To the hour'],
  DAY: ['日', 'To the day'],
  ABOUT: ['頃', 'About'],
  UNKNOWN: ['不明', 'Unknown'],
});

/** People and things that are sent or arranged (M-015, M-016, M-017, M-022, M-111). */
export const dispatchKinds = terms({
  STAFF: ['教職員', 'Staff'],
  J_BASIC_EXPERT: ['J-Basic 専門家', 'J-Basic expert'],
  MEDICAL_ESCORT: ['付添医師・看護師', 'Medical escort'],
  FAMILY_RESCUER: ['救援者(家族)', 'Family rescuer'],
  VEHICLE: ['車両', 'Vehicle'],
  AIRCRAFT: ['航空機', 'Aircraft'],
  ROOM: ['部屋', 'Room'],
  INTERPRETER: ['通訳', 'Interpreter'],
});

export const dispatchStatuses = terms({
  REQUESTED: ['依頼', 'Requested'],
  APPROVED: ['承認', 'Approved'],
  ARRANGED: ['手配済', 'Arranged'],
  DEPARTED: ['出発', 'Departed'],
  ARRIVED: ['到着', 'Arrived'],
  RETURNED: ['帰着・終了', 'Returned'],
  REFUSED: ['却下', 'Refused'],
  CANCELLED: ['中止', 'Cancelled'],
});

export const payers = terms({
  UNIVERSITY: ['大学', 'University'],
  STUDENT: ['本人', 'Student'],
  FAMILY: ['家族', 'Family'],
  ASSISTANCE: ['アシスタンス会社', 'Assistance company'],
  INSURER: ['保険会社', 'Insurer'],
  HOST: ['受入機関', 'Host institution'],
  UNDECIDED: ['未定', 'Undecided'],
});

/** What only people can decide, as the headquarters' board asks for it. */
export const awaitedMatters = terms({
  BODY_NOT_OPENED: ['設置が必要な組織', 'Body called for, not open yet'],
  BODY_TO_CONSIDER: ['設置を検討する組織', 'Body to be considered'],
  LEVEL_ABOVE_FACTS: ['事実からの判定より高い対応レベル', 'Response level above what the facts give'],
  DECISION_SHAKEN: ['根拠が訂正・取消された決定', 'Decision whose grounds were corrected or withdrawn'],
  DISPATCH_TO_APPROVE: ['承認待ちの派遣・手配', 'Dispatch to approve'],
  PERSON_DISPUTED: ['安否情報が食い違う人', 'Person of whom confirmed facts disagree'],
  DUTY_VACANT: ['担当者が決まっていない担当', 'Duty without a holder'],
});

/** A board for each duty, and the headquarters' own. */
export const boardNames = terms({
  HQ: ['本部', 'Headquarters'],
  PR: ['広報', 'PR'],
  GOVERNMENT: ['関係官庁', 'Government'],
  FAMILY: ['家族', 'Family'],
  LOGISTICS: ['手配・渉外', 'Logistics'],
  ON_SITE: ['現地', 'On site'],
  GENERAL_AFFAIRS: ['庶務・学内', 'General affairs'],
});

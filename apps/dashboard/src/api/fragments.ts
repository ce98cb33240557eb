/** Selections that several operations share; each names the fragments that it needs. */

const secret = 'text state ref';
const member = 'id name';
const occurred = 'instant precision zone';
const money = 'amount currency';
const choice = 'choice { options { texts state } chosen }';
const withdrawn = `withdrawn { at by { ${member} } reason { ${secret} } }`;
const personRefs = `persons { id name { ${secret} } }`;

export const LEVEL = `
  fragment Level on LevelState {
    inForce assessed certainty assessedCertainty missingBodies { body source } changedAt changedBy { ${member} } policy
    clauses { clause level certainty text { ja en } source basis readings { point option text { ja en } } }
  }`;

export const DUTY_HOLDER = `
  fragment DutyHolder on DutyHolder { duty member { ${member} } since lastActivityAt silent }`;

export const INCIDENT = `
  fragment Incident on Incident {
    id title { ${secret} } kind place zone status outcome openedAt lastRecordedAt persons openEntries erasures
    level { ...Level }
    bodies { body openedAt underHeadquarters posts { post member { ${member} } } }
    duties { ...DutyHolder }
    conditions { condition count presumed }
  }
  ${LEVEL}
  ${DUTY_HOLDER}`;

export const ENTRY = `
  fragment Entry on Entry {
    id eventId no type kind language channel direction counterpart reliability credibility
    from { ${secret} } to { ${secret} } informationSource { ${secret} }
    text { ${secret} } action { ${secret} } confidential { ${secret} }
    fiveW { fiveW { when where who what how other } state ref }
    summary { ja en } ${choice}
    occurredAt { ${occurred} } receivedAt enteredAt recordedAt nextContactAt late
    actor { ${member} } members { ${member} } ${personRefs}
    disposition duties urgent status takenUpBy { ${member} } settlement outcome { ${secret} }
    versions {
      text { ${secret} } summary { ja en } ${choice} from { ${secret} } to { ${secret} } action { ${secret} }
      occurredAt { ${occurred} } recordedAt replacedAt replacedBy { ${member} } reason { ${secret} }
    }
    ${withdrawn}
    imported position
  }`;

export const PERSON_ROW = `
  fragment PersonRow on Person {
    id role name { ${secret} } affiliation { ${secret} } condition certainty conflict lastFamilyContactAt nextFamilyContactAt
  }`;

export const PERSON = `
  fragment Person on Person {
    ...PersonRow
    nameReading { ${secret} } studentNumber { ${secret} } phone { ${secret} } email { ${secret} } birthDate { ${secret} }
    passportNumber { ${secret} } homeAddress { ${secret} } medicalNotes { ${secret} }
    guardians { guardians { name relation phone email } state ref }
    position { ${secret} } hospital { ${secret} } conditionText { ${secret} }
    facts { fact value certainty conflict presumedNewer }
    claims {
      id reliability recordedAt occurredAt { ${occurred} }
      values { fact value certainty conflict presumedNewer }
      source { ${secret} } condition { ${secret} } hospital { ${secret} } position { ${secret} }
      ${withdrawn}
    }
  }
  ${PERSON_ROW}`;

export const DISPATCH = `
  fragment Dispatch on Dispatch {
    id kind count status purpose { ${secret} } travellers { ${secret} } origin destination
    departsAt { instant zone } arrivesAt { instant zone } departedAt { ${occurred} } arrivedAt { ${occurred} }
    reference { ${secret} } ${personRefs}
    causedBy steps { entryId status at { ${occurred} } recordedAt by { ${member} } note { ${secret} } }
  }`;

export const DECISION = `
  fragment Decision on Decision {
    id question { ${secret} } options { texts state ref } chosen
    clauses { clause level text { ja en } } shaken decidedAt { ${occurred} } decider { ${member} } duties recordedAt ${withdrawn}
  }`;

export const FULL_DECISION = `
  fragment FullDecision on Decision {
    ...Decision entryId reasons { ${secret} } dissent { ${secret} } grounds { entryId no changed } basedOn
  }
  ${DECISION}`;

export const EXPENSE = `
  fragment Expense on Expense {
    id category { id label { ja en } source } description { ${secret} } estimate { ${money} } actual { ${money} }
    payer incurredAt paidAt dispatchId decisionId ${personRefs} recordedAt ${withdrawn}
  }`;

export const TOTALS = `
  fragment Totals on ExpenseTotals {
    estimate { ${money} } actual { ${money} }
    converted { currency estimate { ${money} } actual { ${money} } withoutRate rates { from to rate source at } }
  }`;

export const BOARD = `
  fragment Board on Board {
    name position lastEventId renderedAt
    incident { ...Incident }
    level { ...Level }
    conditions { condition count presumed }
    figures {
      measure population conflict min max
      bySource { id source count certainty reliability credibility occurredAt { ${occurred} } recordedAt superseded }
    }
    duties { ...DutyHolder }
    silentDuties { ...DutyHolder }
    awaiting {
      nodes {
        matter rule body duty inForce assessed certainty dispatchId dispatchKind entryId shakenBy personId words { ${secret} }
      }
      moreOf { matter more }
      more
    }
    inbox { nodes { ...Entry } more }
    unassigned { nodes { ...Entry } more }
    recent { nodes { ...Entry } more }
    persons { nodes { ...PersonRow } more }
    dispatches { nodes { ...Dispatch } more }
    decisions { nodes { ...Decision } more }
    expenses { nodes { ...Expense } more }
    totals { ...Totals }
  }
  ${INCIDENT}
  ${ENTRY}
  ${PERSON_ROW}
  ${DISPATCH}
  ${DECISION}
  ${EXPENSE}
  ${TOTALS}`;

import { BOARD, DISPATCH, ENTRY, EXPENSE, FULL_DECISION, INCIDENT, PERSON, PERSON_ROW, TOTALS } from '../fragments.js';

const page = 'pageInfo { hasNextPage endCursor } totalCount';

export const SESSION = `
  query Session {
    viewer { member { id name } roles actions mustChangePassword awaitsConsent demoRole outboxKey }
    server { now drill drillRate version demo demoRoles { key label { ja en } } viewsStopped }
  }`;

export const ACCOUNTS = `
  query Accounts($first: Int, $after: String) {
    accounts(first: $first, after: $after) {
      nodes { member { id name } login roles disabled mustChangePassword awaitsConsent unchangedSince mayConsent } ${page}
    }
  }`;

export const SERVER_TIME = `
  query ServerTime { server { now drill drillRate version demo demoRoles { key label { ja en } } viewsStopped } }`;

export const INCIDENTS = `
  query Incidents($first: Int, $after: String, $status: IncidentStatus, $atLeast: Position) {
    incidents(first: $first, after: $after, status: $status, atLeast: $atLeast) { nodes { ...Incident } ${page} }
  }
  ${INCIDENT}`;

export const INCIDENT_FRAME = `
  query IncidentFrame($id: ID!, $atLeast: Position) {
    incident(id: $id, atLeast: $atLeast) { ...Incident }
    viewer { relations(incidentId: $id) { duties posts actions } }
  }
  ${INCIDENT}`;

export const BODY_RULES = `
  query BodyRules($id: ID!) { incident(id: $id) { bodyRules { body head posts { post } } } }`;

export const ASSIGNING_POSTS = `
  query AssigningPosts($id: ID!) { incident(id: $id) { assigningPosts } }`;

/** The incident as it stood at a past moment. */
export const INCIDENT_AT = `
  query IncidentAt($incidentId: ID!, $asOf: AsOfInput) {
    board(incidentId: $incidentId, name: HQ, asOf: $asOf) { incident { ...Incident } }
  }
  ${INCIDENT}`;

export const BOARD_NOW = `
  query BoardAt($incidentId: ID!, $name: BoardName!, $atLeast: Position, $asOf: AsOfInput) {
    board(incidentId: $incidentId, name: $name, atLeast: $atLeast, asOf: $asOf) { ...Board }
  }
  ${BOARD}`;

export const MOMENTS = `
  query Moments($incidentId: ID!) { moments(incidentId: $incidentId) { first last lastPosition count } }`;

export const CHRONOLOGY = `
  query Chronology(
    $incidentId: ID!, $first: Int, $after: String, $filter: ChronologyFilter, $order: ChronologyOrder, $atLeast: Position, $asOf: AsOfInput
  ) {
    chronology(
      incidentId: $incidentId, first: $first, after: $after, filter: $filter, order: $order, atLeast: $atLeast, asOf: $asOf
    ) { nodes { ...Entry } ${page} }
  }
  ${ENTRY}`;

export const SEARCH = `
  query Search($incidentId: ID!, $text: String!, $first: Int, $after: String, $atLeast: Position) {
    search(incidentId: $incidentId, text: $text, first: $first, after: $after, atLeast: $atLeast) { nodes { ...Entry } ${page} }
  }
  ${ENTRY}`;

export const PERSON_CARD = `
  query PersonCard($id: ID!, $atLeast: Position, $asOf: AsOfInput) {
    person(id: $id, atLeast: $atLeast, asOf: $asOf) { ...Person entries(first: 100) { nodes { ...Entry } ${page} } }
  }
  ${PERSON}
  ${ENTRY}`;

export const PERSONS = `
  query Persons($incidentId: ID!, $first: Int, $after: String, $atLeast: Position, $asOf: AsOfInput) {
    persons(incidentId: $incidentId, first: $first, after: $after, atLeast: $atLeast, asOf: $asOf) { nodes { ...PersonRow } ${page} }
  }
  ${PERSON_ROW}`;

export const DISPATCHES = `
  query Dispatches($incidentId: ID!, $first: Int, $after: String, $atLeast: Position, $asOf: AsOfInput) {
    dispatches(incidentId: $incidentId, first: $first, after: $after, atLeast: $atLeast, asOf: $asOf) { nodes { ...Dispatch } ${page} }
  }
  ${DISPATCH}`;

export const DECISIONS = `
  query Decisions($incidentId: ID!, $first: Int, $after: String, $atLeast: Position, $asOf: AsOfInput) {
    decisions(incidentId: $incidentId, first: $first, after: $after, atLeast: $atLeast, asOf: $asOf) { lastEventId nodes { ...FullDecision } ${page} }
  }
  ${FULL_DECISION}`;

export const EXPENSES = `
  query Expenses($incidentId: ID!, $first: Int, $after: String, $atLeast: Position, $asOf: AsOfInput) {
    expenses(incidentId: $incidentId, first: $first, after: $after, atLeast: $atLeast, asOf: $asOf) { nodes { ...Expense } ${page} }
  }
  ${EXPENSE}`;

export const BOARD_TOTALS = `
  query BoardTotals($incidentId: ID!, $atLeast: Position, $asOf: AsOfInput) {
    board(incidentId: $incidentId, name: LOGISTICS, atLeast: $atLeast, asOf: $asOf) { totals { ...Totals } }
  }
  ${TOTALS}`;

export const READ_LEDGER = `
  query ReadLedger($first: Int, $after: String, $filter: ReadLedgerFilter) {
    ledgerOfReads(first: $first, after: $after, filter: $filter) {
      nodes { id at who { id name } roles duties posts incidentId personId entryId fields decision purpose { text state ref } } ${page}
    }
  }`;

export const ENTRY_BY_ID = `
  query EntryById($id: ID!) { node(id: $id) { ...Entry } }
  ${ENTRY}`;

export const MEMBERS = `
  query Members { members(first: 100) { nodes { id name } } }`;

export const COST_CATEGORIES = `
  query CostCategories { costCategories { id label { ja en } source } }`;

const ENTRY =
  'id no kind text { text state } from { text state } action { text state } occurredAt { instant precision zone } recordedAt late status urgent duties';
const BOARD = `
  position lastEventId level { inForce assessed certainty } conditions { condition count presumed } duties { duty member { name } silent }
  figures { measure population conflict min max }
  inbox { nodes { ${ENTRY} } more } unassigned { nodes { ${ENTRY} } more } recent { nodes { ${ENTRY} } more }
  persons { nodes { id name { text state } condition certainty conflict } more }
  decisions { nodes { id question { text state } decidedAt { instant } } more } dispatches { nodes { id kind status purpose { text state } } more }
`;

/** The board of the headquarters as a screen shows it; both take `$id`, the incident's. */
export const BOARD_QUERY = `query($id: ID!) { board(incidentId: $id, name: HQ) { ${BOARD} } }`;
export const BOARD_SUBSCRIPTION = `subscription($id: ID!) { boardChanged(incidentId: $id, name: HQ) { ${BOARD} } }`;

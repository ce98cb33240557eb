/** How each mutation that the script uses is sent, and what it makes. */
interface Mutation {
  readonly input: string;
  /** Field of the payload that holds what was made; absent where nothing has an id of its own. */
  readonly makes?: 'entry' | 'person' | 'dispatch' | 'decision' | 'expense';
}

const openBody = { input: 'OpenBodyInput' } as const;
const dispatchStep = { input: 'DispatchStepInput', makes: 'dispatch' } as const;

export const mutations = {
  recordReport: { input: 'RecordReportInput', makes: 'entry' },
  correctReport: { input: 'CorrectReportInput', makes: 'entry' },
  takeUpEntry: { input: 'TakeUpEntryInput', makes: 'entry' },
  settleEntry: { input: 'SettleEntryInput', makes: 'entry' },
  addPerson: { input: 'AddPersonInput', makes: 'person' },
  recordPersonState: { input: 'RecordPersonStateInput', makes: 'person' },
  recordIncidentFact: { input: 'RecordIncidentFactInput' },
  reportFigure: { input: 'ReportFigureInput' },
  changeResponseLevel: { input: 'ChangeResponseLevelInput' },
  formTeam: openBody,
  openHeadquarters: openBody,
  openOnSiteHeadquarters: openBody,
  assignPost: { input: 'PostInput' },
  assignDuty: { input: 'AssignDutyInput' },
  handOverDuty: { input: 'HandOverDutyInput' },
  requestDispatch: { input: 'RequestDispatchInput', makes: 'dispatch' },
  approveDispatch: dispatchStep,
  arrangeDispatch: { input: 'ArrangeDispatchInput', makes: 'dispatch' },
  departDispatch: dispatchStep,
  arriveDispatch: dispatchStep,
  recordDecision: { input: 'RecordDecisionInput', makes: 'decision' },
  recordExpense: { input: 'RecordExpenseInput', makes: 'expense' },
  recordExpenseActual: { input: 'RecordExpenseActualInput', makes: 'expense' },
  recordRate: { input: 'RecordRateInput' },
} as const satisfies Readonly<Record<string, Mutation>>;

export type MutationName = keyof typeof mutations;

/** The field of the payload that holds what this mutation makes. */
export function madeBy(name: MutationName): Mutation['makes'] {
  const mutation: Mutation = mutations[name];
  return mutation.makes;
}

/** The document that sends it. */
export function documentOf(name: MutationName): string {
  const { input } = mutations[name];
  const makes = madeBy(name);
  const answer = name === 'recordReport' ? 'entry { id } incident { id }' : makes ? `${makes} { id }` : '';
  return `mutation Play($input: ${input}!) { ${name}(input: $input) { ${answer} duplicate errors { code message } } }`;
}

const refusals = 'errors { code field message }';
const recorded = `position duplicate ${refusals}`;

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** A mutation whose answer is only where it was written and what was refused. */
const act = (name: string, input = `${capital(name)}Input`): string =>
  `mutation ${capital(name)}($input: ${input}!) { ${name}(input: $input) { ${recorded} } }`;

/** Every act that goes through the outbox, by the name of its mutation. */
export const recordings = {
  recordReport: `mutation RecordReport($input: RecordReportInput!) { recordReport(input: $input) { entry { id } incident { id } ${recorded} } }`,
  correctReport: act('correctReport'),
  withdrawEntry: act('withdrawEntry'),
  takeUpEntry: act('takeUpEntry'),
  settleEntry: act('settleEntry'),
  correctIncident: act('correctIncident'),
  correctWording: act('correctWording'),
  closeIncident: act('closeIncident'),
  reopenIncident: act('reopenIncident'),
  addPerson: act('addPerson'),
  correctPerson: act('correctPerson'),
  recordPersonState: act('recordPersonState'),
  correctPersonState: act('correctPersonState'),
  recordIncidentFact: act('recordIncidentFact'),
  correctIncidentFact: act('correctIncidentFact'),
  reportFigure: act('reportFigure'),
  correctFigure: act('correctFigure'),
  changeResponseLevel: act('changeResponseLevel'),
  formTeam: act('formTeam', 'OpenBodyInput'),
  openHeadquarters: act('openHeadquarters', 'OpenBodyInput'),
  openOnSiteHeadquarters: act('openOnSiteHeadquarters', 'OpenBodyInput'),
  standDown: act('standDown'),
  assignPost: act('assignPost', 'PostInput'),
  vacatePost: act('vacatePost', 'PostInput'),
  assignDuty: act('assignDuty'),
  handOverDuty: act('handOverDuty'),
  requestDispatch: act('requestDispatch'),
  correctDispatch: act('correctDispatch'),
  correctDispatchStep: act('correctDispatchStep'),
  approveDispatch: act('approveDispatch', 'DispatchStepInput'),
  arrangeDispatch: act('arrangeDispatch'),
  departDispatch: act('departDispatch', 'DispatchStepInput'),
  arriveDispatch: act('arriveDispatch', 'DispatchStepInput'),
  returnDispatch: act('returnDispatch', 'DispatchStepInput'),
  refuseDispatch: act('refuseDispatch', 'DispatchStepInput'),
  cancelDispatch: act('cancelDispatch', 'DispatchStepInput'),
  recordDecision: act('recordDecision'),
  correctDecision: act('correctDecision'),
  recordExpense: act('recordExpense'),
  correctExpense: act('correctExpense'),
  recordExpenseActual: act('recordExpenseActual'),
  withdrawExpense: act('withdrawExpense'),
  recordRate: act('recordRate'),
} as const;

export type Recording = keyof typeof recordings;

export const SIGN_IN = `mutation SignIn($input: SignInInput!) { signIn(input: $input) { ${refusals} } }`;
export const SIGN_OUT = `mutation SignOut { signOut { ${refusals} } }`;
export const ENTER_DEMO = `mutation EnterDemo($input: EnterDemoInput!) { enterDemo(input: $input) { ${refusals} } }`;
export const CHANGE_PASSWORD = `mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) { ${refusals} } }`;
export const CONSENT_TO_ACCOUNT = `
  mutation ConsentToAccount($input: ConsentToAccountInput!) { consentToAccount(input: $input) { ${refusals} } }`;
export const COMPLETE_SETUP = `mutation CompleteSetup($input: CompleteSetupInput!) { completeSetup(input: $input) { ${refusals} } }`;
export const REVEAL = `
  mutation Reveal($input: RevealInput!) {
    reveal(input: $input) { text texts fiveW { when where who what how other } guardians { name relation phone email } ${refusals} }
  }`;

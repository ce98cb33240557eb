import { createContext, lazy, Suspense, useContext, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import type { CloseRequest } from './close-incident-form.js';
import type { DecisionRequest } from './decision-form.js';
import type { DispatchRequest } from './dispatch-form.js';
import type { DispatchStepRequest } from './dispatch-step-form.js';
import type { DutyRequest } from './duty-form.js';
import type { ExpenseRequest } from './expense-form.js';
import type { ExpenseActualRequest } from './expense-actual-form.js';
import type { FigureRequest } from './figure-form.js';
import type { IncidentFactRequest } from './incident-fact-form.js';
import type { LevelRequest } from './level-form.js';
import type { OpenBodyRequest } from './open-body-form.js';
import type { PersonRequest } from './person-form.js';
import type { PersonStateRequest } from './person-state-form.js';
import type { RateRequest } from './rate-form.js';
import type { ReportRequest } from './report-form.js';
import type { RevealRequest } from './reveal-form.js';
import type { SettleRequest } from './settle-form.js';
import type { WithdrawRequest } from './withdraw-form.js';

/** Everything that opens over the screen, by kind. */
export type DialogRequest =
  | CloseRequest
  | DecisionRequest
  | DispatchRequest
  | DispatchStepRequest
  | DutyRequest
  | ExpenseRequest
  | ExpenseActualRequest
  | FigureRequest
  | IncidentFactRequest
  | LevelRequest
  | OpenBodyRequest
  | PersonRequest
  | PersonStateRequest
  | RateRequest
  | ReportRequest
  | RevealRequest
  | SettleRequest
  | WithdrawRequest;

type Kind = DialogRequest['kind'];
export interface DialogProps<Request> {
  readonly request: Request;
  readonly close: () => void;
}
type Forms = { readonly [K in Kind]: ComponentType<DialogProps<Extract<DialogRequest, { kind: K }>>> };

// Loaded when first opened: the first screen does not wait for forms.
const forms: Forms = {
  close: lazy(() => import('./close-incident-form.js')),
  decision: lazy(() => import('./decision-form.js')),
  dispatch: lazy(() => import('./dispatch-form.js')),
  dispatchStep: lazy(() => import('./dispatch-step-form.js')),
  duty: lazy(() => import('./duty-form.js')),
  expense: lazy(() => import('./expense-form.js')),
  expenseActual: lazy(() => import('./expense-actual-form.js')),
  figure: lazy(() => import('./figure-form.js')),
  incidentFact: lazy(() => import('./incident-fact-form.js')),
  level: lazy(() => import('./level-form.js')),
  openBody: lazy(() => import('./open-body-form.js')),
  person: lazy(() => import('./person-form.js')),
  personState: lazy(() => import('./person-state-form.js')),
  rate: lazy(() => import('./rate-form.js')),
  report: lazy(() => import('./report-form.js')),
  reveal: lazy(() => import('./reveal-form.js')),
  settle: lazy(() => import('./settle-form.js')),
  withdraw: lazy(() => import('./withdraw-form.js')),
};

interface Dialogs {
  readonly open: (request: DialogRequest) => void;
}
const DialogsContext = createContext<Dialogs>({ open: () => undefined });
export const useDialogs = (): Dialogs => useContext(DialogsContext);

export function DialogsProvider({ children }: { readonly children: ReactNode }) {
  const [request, setRequest] = useState<DialogRequest>();
  const dialogs = useMemo(() => ({ open: setRequest }), []);
  const Form = request && (forms[request.kind] as ComponentType<DialogProps<DialogRequest>>);
  return (
    <DialogsContext value={dialogs}>
      {children}
      <Suspense>{Form && <Form request={request} close={() => setRequest(undefined)} />}</Suspense>
    </DialogsContext>
  );
}

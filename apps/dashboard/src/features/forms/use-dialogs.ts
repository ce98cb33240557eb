import { createContext, useContext } from 'react';
import type { CloseRequest } from './close-incident-form.js';
import type { CorrectionRequest } from './correction-form.js';
import type { DecisionRequest } from './decision-form.js';
import type { DispatchRequest } from './dispatch-form.js';
import type { DispatchStepRequest } from './dispatch-step-form.js';
import type { DutyRequest } from './duty-form.js';
import type { ExpenseRequest } from './expense-form.js';
import type { ExpenseActualRequest } from './expense-actual-form.js';
import type { FigureRequest } from './figure-form.js';
import type { IncidentFactRequest } from './incident-fact-form.js';
import type { IncidentRequest } from './incident-form.js';
import type { LevelRequest } from './level-form.js';
import type { OpenBodyRequest } from './open-body-form.js';
import type { PersonRequest } from './person-form.js';
import type { PersonStateRequest } from './person-state-form.js';
import type { PostRequest } from './post-form.js';
import type { RateRequest } from './rate-form.js';
import type { ReportRequest } from './report-form.js';
import type { RevealRequest } from './reveal-form.js';
import type { SettleRequest } from './settle-form.js';
import type { WithdrawRequest } from './withdraw-form.js';
import type { WordingRequest } from './wording-form.js';

/** Everything that opens over the screen, by kind. */
export type DialogRequest =
  | CloseRequest
  | CorrectionRequest
  | DecisionRequest
  | DispatchRequest
  | DispatchStepRequest
  | DutyRequest
  | ExpenseRequest
  | ExpenseActualRequest
  | FigureRequest
  | IncidentFactRequest
  | IncidentRequest
  | LevelRequest
  | OpenBodyRequest
  | PersonRequest
  | PersonStateRequest
  | PostRequest
  | RateRequest
  | ReportRequest
  | RevealRequest
  | SettleRequest
  | WithdrawRequest
  | WordingRequest;

export interface DialogProps<Request> {
  readonly request: Request;
  readonly close: () => void;
}

interface Dialogs {
  readonly open: (request: DialogRequest) => void;
}

export const DialogsContext = createContext<Dialogs>({ open: () => undefined });
export const useDialogs = (): Dialogs => useContext(DialogsContext);

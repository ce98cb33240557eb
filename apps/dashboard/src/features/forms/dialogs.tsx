import { lazy, Suspense, useMemo, useState, type ComponentType, type ReactNode } from 'react';
import { DialogsContext, type DialogProps, type DialogRequest } from './use-dialogs.js';

type Kind = DialogRequest['kind'];
type Forms = { readonly [K in Kind]: ComponentType<DialogProps<Extract<DialogRequest, { kind: K }>>> };

// Loaded when first opened: the first screen does not wait for forms.
const forms: Forms = {
  close: lazy(() => import('./close-incident-form.js')),
  correction: lazy(() => import('./correction-form.js')),
  decision: lazy(() => import('./decision-form.js')),
  dispatch: lazy(() => import('./dispatch-form.js')),
  dispatchStep: lazy(() => import('./dispatch-step-form.js')),
  duty: lazy(() => import('./duty-form.js')),
  expense: lazy(() => import('./expense-form.js')),
  expenseActual: lazy(() => import('./expense-actual-form.js')),
  figure: lazy(() => import('./figure-form.js')),
  incident: lazy(() => import('./incident-form.js')),
  incidentFact: lazy(() => import('./incident-fact-form.js')),
  level: lazy(() => import('./level-form.js')),
  openBody: lazy(() => import('./open-body-form.js')),
  person: lazy(() => import('./person-form.js')),
  personState: lazy(() => import('./person-state-form.js')),
  post: lazy(() => import('./post-form.js')),
  rate: lazy(() => import('./rate-form.js')),
  report: lazy(() => import('./report-form.js')),
  reveal: lazy(() => import('./reveal-form.js')),
  settle: lazy(() => import('./settle-form.js')),
  withdraw: lazy(() => import('./withdraw-form.js')),
  wording: lazy(() => import('./wording-form.js')),
};

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

import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bodies, dispatchKinds, duties } from '#vocabulary';
import type { AwaitedMatter, Board } from '../../api/types/index.js';
import { useAt } from '../../app/moment.js';
import { useMay, type Action } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { LevelBadge } from '../../ui/level-badge.js';
import { openText, ProtectedText } from '../../ui/protected-text.js';
import { decideAgain } from '../decisions/decide-again.js';
import { DecisionLink } from '../decisions/decision-link.js';
import { stepActs } from '../dispatches/next-steps.js';
import { useDispatchName, useStepWords } from '../dispatches/use-step-words.js';
import { openingOf } from '../forms/body-rules.js';
import { useDialogs, type DialogRequest } from '../forms/use-dialogs.js';
import { PersonLink } from '../people/person-link.js';

/** What one matter concerns and what answers it, be it an act or a place to look at. */
export function Matter({ matter, board }: { readonly matter: AwaitedMatter; readonly board: Board }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const stepWord = useStepWords();
  const dispatchName = useDispatchName();
  const { id: incidentId, zone } = board.incident;
  switch (matter.matter) {
    case 'BODY_NOT_OPENED':
    case 'BODY_TO_CONSIDER': {
      const { inForce, certainty, rule } = matter;
      const body = word(bodies, matter.body);
      const opens: DialogRequest = { kind: 'openBody', incidentId, body: matter.body };
      const decides: DialogRequest = {
        kind: 'decision',
        incidentId,
        zone,
        basedOn: board.lastEventId,
        question: t('awaiting.openBody', { body }),
        initial: { clauses: [rule] },
      };
      return (
        <>
          <span>
            {body} ・ <LevelBadge level={inForce} certainty={certainty} />
          </span>
          <Act action={openingOf[matter.body]} label={t('body.openNamed', { body })} request={opens} />
          {matter.matter === 'BODY_TO_CONSIDER' && <Act action="recordDecision" label={t('decision.record')} request={decides} />}
        </>
      );
    }
    case 'LEVEL_ABOVE_FACTS': {
      const { inForce, assessed } = matter;
      return (
        <>
          <span>
            <LevelBadge level={inForce} certainty={board.level.certainty} /> ・ {t('level.assessed')}{' '}
            <LevelBadge level={assessed} certainty={board.level.assessedCertainty} />
          </span>
          <Act
            action="changeResponseLevel"
            label={t('level.change')}
            request={{ kind: 'level', incidentId, initial: { level: assessed } }}
          />
        </>
      );
    }
    case 'DUTY_VACANT': {
      const duty = word(duties, matter.duty);
      const holder = board.duties.find((held) => held.duty === matter.duty);
      return (
        <>
          <span>{duty}</span>
          {holder && <Act action="assignDuty" label={t('duty.assign')} of={duty} request={{ kind: 'duty', incidentId, holder }} />}
        </>
      );
    }
    case 'DISPATCH_TO_APPROVE': {
      const { dispatchId, dispatchKind, words } = matter;
      const of = dispatchName(dispatchKind, words);
      return (
        <>
          <span>
            {word(dispatchKinds, dispatchKind)} <ProtectedText value={words} />
          </span>
          {(['APPROVED', 'REFUSED'] as const).map((step) => (
            <Act
              key={step}
              action={stepActs[step]}
              label={stepWord(step)}
              of={of}
              request={{ kind: 'dispatchStep', incidentId, dispatchId, step, of, zone }}
            />
          ))}
        </>
      );
    }
    case 'DECISION_SHAKEN': {
      const { entryId, shakenBy, words } = matter;
      const decided = { entryId, question: words, grounds: shakenBy };
      return (
        <>
          <DecisionLink incidentId={incidentId} entryId={entryId} question={words} />
          <Act
            action="recordDecision"
            label={t('decision.again')}
            of={openText(words, t('nav.decisions'))}
            request={decideAgain(decided, { incidentId, zone, basedOn: board.lastEventId })}
          />
        </>
      );
    }
    case 'PERSON_DISPUTED':
      return <PersonLink incidentId={incidentId} personId={matter.personId} name={matter.words} inherit />;
  }
}

interface ActProps {
  readonly action: Action;
  readonly label: string;
  /** What it is done to, where several such buttons stand beside each other. */
  readonly of?: string;
  readonly request: DialogRequest;
}

/** What answers a matter: for whoever may, and now only. */
function Act({ action, label, of, request }: ActProps) {
  const dialogs = useDialogs();
  const may = useMay();
  const past = useAt() !== undefined;
  if (past || !may(action)) return null;
  return (
    <Button size="compact-xs" variant="default" aria-label={of && `${label}: ${of}`} onClick={() => dialogs.open(request)}>
      {label}
    </Button>
  );
}

import { useTranslation } from 'react-i18next';

/** What an act is called on screen, by the name of its mutation; the steps of a dispatch share one. */
export function useActWords(): (operation: string) => string {
  const { t } = useTranslation();
  const words: Readonly<Record<string, string>> = {
    recordReport: t('report.title'),
    correctReport: t('report.correct'),
    withdrawEntry: t('withdraw.title'),
    withdrawExpense: t('withdraw.title'),
    takeUpEntry: t('entry.takeUp'),
    settleEntry: t('settle.title'),
    correctIncident: t('incident.correct'),
    correctWording: t('wording.correct'),
    closeIncident: t('incident.close'),
    reopenIncident: t('incident.reopen'),
    addPerson: t('person.add'),
    correctPerson: t('person.correct'),
    recordPersonState: t('personState.record'),
    correctPersonState: t('personState.correct'),
    correctIncidentFact: t('incidentFact.correct'),
    recordIncidentFact: t('incidentFact.record'),
    reportFigure: t('figure.report'),
    correctFigure: t('figure.correct'),
    changeResponseLevel: t('level.change'),
    formTeam: t('body.open'),
    openHeadquarters: t('body.open'),
    openOnSiteHeadquarters: t('body.open'),
    standDown: t('body.standDown'),
    assignPost: t('post.assign'),
    vacatePost: t('post.vacate'),
    assignDuty: t('duty.assign'),
    handOverDuty: t('duty.handOver'),
    requestDispatch: t('dispatch.request'),
    correctDispatch: t('dispatch.correct'),
    correctDispatchStep: t('dispatch.correctStep'),
    recordDecision: t('decision.record'),
    correctDecision: t('decision.correct'),
    recordExpense: t('expense.record'),
    recordExpenseActual: t('expense.recordActual'),
    correctExpense: t('expense.correct'),
    recordRate: t('rate.record'),
  };
  return (operation) => words[operation] ?? t('nav.dispatches');
}

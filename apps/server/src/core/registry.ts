import { accessEvents, accessUpcasters } from '#access';
import { EventRegistry } from '#contracts';
import { expenseEvents, expenseUpcasters } from '#finance';
import { privacyEvents } from '#privacy';
import { responseEvents, responseUpcasters } from '#response';
import { DrillClockSet } from '../drill/events.js';

/** Every event type of the program. */
export const honbuEvents = [...responseEvents, ...expenseEvents, ...accessEvents, ...privacyEvents, DrillClockSet];

export const honbuRegistry = (): EventRegistry =>
  new EventRegistry(honbuEvents, [...responseUpcasters, ...expenseUpcasters, ...accessUpcasters]);

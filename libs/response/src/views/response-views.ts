import type { View } from '#kernel';
import { chronology } from './chronology.view.js';
import { decisions } from './decisions.view.js';
import { dispatches } from './dispatches.view.js';
import { figures } from './figures.view.js';
import { incidentFacts } from './incident-facts.view.js';
import { incident } from './incident.view.js';
import { participants } from './participants.view.js';
import { persons } from './persons.view.js';

/** Every view of the incident stream. */
export const responseViews: readonly View[] = [incident, chronology, persons, figures, incidentFacts, dispatches, decisions, participants];

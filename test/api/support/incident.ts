import type { Member } from './member.js';

/** A report by telephone. */
export const report = (text: string, more: object = {}): object => ({ channel: 'PHONE', text, ...more });

export interface OpenedIncident {
  readonly incidentId: string;
  readonly entryId: string;
  readonly position: string;
}

/** Opens an incident with its first report. */
export async function openIncident(by: Member, title = 'バス事故 Bus accident', more: object = {}): Promise<OpenedIncident> {
  const input = {
    open: { title, kind: 'TRAFFIC', zone: 'Europe/Paris', place: 'Lyon' },
    content: report('バスが横転したとの第一報 A bus has overturned'),
    ...more,
  };
  const { entry, incident, position } = await by.does('recordReport', input, 'entry { id } incident { id }');
  return { incidentId: incident.id, entryId: entry.id, position };
}

/** The same with the headquarters open and headed by its opener. */
export async function openWithHeadquarters(director: Member, title?: string): Promise<OpenedIncident> {
  const opened = await openIncident(director, title);
  const { position } = await director.does(
    'openHeadquarters',
    { incidentId: opened.incidentId, headId: director.id, grounds: 'M-083' },
    'incident { id }',
  );
  return { ...opened, position };
}

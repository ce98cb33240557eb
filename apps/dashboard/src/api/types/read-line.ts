import type { Duty, InstitutionRole, Post } from './codes.js';
import type { Member, Protected } from './values.js';

/** Who read what of whom, and why; names of fields, never values. */
export interface ReadLine {
  readonly id: string;
  readonly at: string;
  readonly who: Member;
  readonly roles: readonly InstitutionRole[];
  readonly duties: readonly Duty[];
  readonly posts: readonly Post[];
  readonly incidentId: string | null;
  readonly personId: string | null;
  readonly entryId: string | null;
  readonly fields: readonly string[];
  readonly decision: 'SEEN' | 'REVEALED' | 'REFUSED';
  readonly purpose: Protected | null;
}

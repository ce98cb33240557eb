import { observable } from '../app/observable.js';

/** The position of this page's newest own record: reads ask for at least that (read-your-writes). */
export const lastWritten = observable<string | undefined>(undefined);

import { observable } from '../../app/observable.js';

export const commandMenu = observable(false);
export const keySheet = observable(false);

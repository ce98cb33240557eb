/** Injection token of the server's own core, with what only the composition root needs. */
export const RUNNING_CORE = Symbol('running core');

/** Loaded into the server of a demo: when the command line that started it is gone, killed or not, the server ends too. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

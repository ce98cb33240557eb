/** Where a restore puts the copy that is to stand at `path`. If it is there and `path` is not, a restore was cut off. */
export const stagedRestore = (path: string): string => `${path}.restoring`;

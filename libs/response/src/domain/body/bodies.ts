import type { bodies, duties, posts } from '#vocabulary';

export type Body = keyof typeof bodies;
export type Post = keyof typeof posts;
export type Duty = keyof typeof duties;

import { Type } from 'typebox';
import { Coded, event, operational, personal } from '#contracts';
import { bodies, duties, posts } from '#vocabulary';
import { Id, Line, Text } from '../values.js';

/** A body is opened by people only (M-080–M-084); whoever opens it names its head. */
export const BodyOpened = event('incident.body-opened', 2, {
  body: operational(Coded(bodies)),
  headId: operational(Id),
  /** What the manual says it consists of, recorded with it: folds read no manual. */
  headPost: operational(Coded(posts)),
  duties: operational(Type.Array(Coded(duties), { maxItems: 6 })),
  place: operational(Type.Optional(Line)),
  grounds: personal(Type.Optional(Text), { subject: 'entry' }),
});

export const BodyStoodDown = event('incident.body-stood-down', 1, {
  body: operational(Coded(bodies)),
  grounds: personal(Text, { subject: 'entry' }),
});

export const PostAssigned = event('incident.post-assigned', 1, {
  body: operational(Coded(bodies)),
  post: operational(Coded(posts)),
  memberId: operational(Id),
});

export const PostVacated = event('incident.post-vacated', 1, {
  body: operational(Coded(bodies)),
  post: operational(Coded(posts)),
  memberId: operational(Id),
});

export const bodyEvents = [BodyOpened, BodyStoodDown, PostAssigned, PostVacated] as const;

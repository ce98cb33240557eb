import { expect, it } from '@jest/globals';
import type { OpenBodyState } from '../api/types/index.js';
import { whoHolds } from './who-holds.js';

const [haruka, yui, kou] = [
  { id: 'm1', name: '架空 遥' },
  { id: 'm2', name: '見本 結' },
  { id: 'm3', name: '例川 恒' },
] as const;
const body = (posts: OpenBodyState['posts']): OpenBodyState => ({
  body: 'HEADQUARTERS',
  openedAt: '2026-11-22T12:00:00.000Z',
  posts,
  underHeadquarters: false,
});

it('names the holders of these posts, each once', () => {
  const team = body([
    { post: 'TEAM_LEADER', member: haruka },
    { post: 'SECRETARIAT', member: kou },
  ]);
  const headquarters = body([
    { post: 'DIRECTOR', member: haruka },
    { post: 'MEMBER', member: yui },
  ]);
  expect(whoHolds(['DIRECTOR', 'TEAM_LEADER', 'SECRETARIAT'], { bodies: [team, headquarters] })).toEqual([haruka, kou]);
});

it('names nobody before a body is open', () => {
  expect(whoHolds(['DIRECTOR'], { bodies: [] })).toEqual([]);
});

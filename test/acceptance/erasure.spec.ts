import { expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { administers } from '../api/support/administers.js';
import { openWithHeadquarters, report } from '../api/support/incident.js';
import type { Member } from '../api/support/member.js';
import { picture } from './support/pictures.js';
import { houseStage } from './support/stage.js';
import { stopped } from './support/stopped.js';

jest.setTimeout(60_000);

/** Less than any list waits until it asks again by itself, more than a machine needs that is busy with six browsers; in milliseconds. */
const AT_ONCE = 10_000;
const stage = houseStage();

const erases = async (officer: Member, subjectId: string): Promise<void> => {
  const { errors } = await administers(officer, 'eraseSubject', { subjectId, reason: 'REQUEST_OF_PERSON' });
  expect(errors).toEqual([]);
};

test('what is erased leaves every open screen at once, the view of a past moment too, and the line can be closed', async () => {
  const officer = await stage.house.member('例示 守', ['DATA_PROTECTION_OFFICER']);
  const { incidentId } = await openWithHeadquarters(stage.director);
  const profile = { role: 'STUDENT', name: '例示 花子' };
  const { person } = await stage.director.does('addPerson', { incidentId, profile }, 'person { id }');
  const content = report('花子さんの父から電話', { urgent: true, personIds: [person.id] });
  const { entry } = await stage.director.does('recordReport', { incidentId, content }, 'entry { id recordedAt }');
  const paths = ['', '/log', '/people', `/people/${person.id}`, `/log?at=${entry.recordedAt}`, `/people?at=${entry.recordedAt}`];
  const pages = await Promise.all(paths.map((path) => stage.opened(`/i/${incidentId}${path}`)));
  await Promise.all(pages.map((page) => page.getByText(/花子/).first().waitFor()));

  await erases(officer, person.id);
  await erases(officer, entry.id);
  await Promise.all(pages.map((page) => page.getByText('消去済').first().waitFor({ timeout: AT_ONCE })));
  const shown = await Promise.all(pages.map((page) => page.locator('main').innerText()));
  expect(shown.map((text) => text.includes('花子'))).toEqual(paths.map(() => false));

  const [board] = pages as [Page];
  await board.getByTestId('settle').first().click();
  await board.getByText('言葉を加えることもできません').waitFor();
  await picture(board, 'settle-erased-ja-light');
  await board.getByTestId('form-settleEntry').getByRole('button', { name: '記録' }).click();
  await board.getByTestId('form-settleEntry').waitFor({ state: 'detached' });
  const { node } = await stage.director.read('query ($id: ID!) { node(id: $id) { ... on Entry { status } } }', { id: entry.id });
  expect(node.status).toBe('SETTLED');
});

test('what is erased leaves a screen whose view has stopped, too', async () => {
  const officer = await stage.house.member('例示 護', ['DATA_PROTECTION_OFFICER']);
  const { incidentId } = await openWithHeadquarters(stage.director);
  const profile = { role: 'STUDENT', name: '例示 花子' };
  const { person } = await stage.director.does('addPerson', { incidentId, profile }, 'person { id }');
  const paths = ['/people', `/people/${person.id}`];
  const pages = await Promise.all(paths.map((path) => stage.opened(`/i/${incidentId}${path}`)));
  await Promise.all(pages.map((page) => page.getByText('花子').first().waitFor()));
  const [people, card] = pages as [Page, Page];
  await stopped(people, 'Persons');
  await stopped(card, 'PersonCard', { person: null });

  await erases(officer, person.id);
  await Promise.all(pages.map((page) => page.getByRole('alert').filter({ hasText: '読めない記録' }).waitFor()));
  await Promise.all(pages.map((page) => page.getByText('花子').first().waitFor({ state: 'detached', timeout: AT_ONCE })));
});

import { Group, ScrollArea, Text, Title } from '@mantine/core';
import { Link, Outlet, useLocation, useParams } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { codesOf, duties as dutyTerms, hazards, incidentStatuses } from '#vocabulary';
import { fresher, pushedIncidents } from '../api/live-incidents.js';
import { INCIDENT_AT, INCIDENT_FRAME } from '../api/operations/reading.js';
import type { Duty, Incident } from '../api/types/index.js';
import { useRead, useUnerased } from '../api/use-read.js';
import { lastWritten } from '../api/written.js';
import { ReplayBar, ReplayEntrance } from '../features/replay/replay-bar.js';
import { useWords } from '../i18n/words.js';
import { useRemember } from '../outbox/outbox-context.js';
import { LevelBadge } from '../ui/level-badge.js';
import { openText } from '../ui/protected-text.js';
import { Reading } from '../ui/reading.js';
import { FrameContext } from './incident-context.js';
import { OfflineEntry } from './offline-entry.js';
import { dutySlug } from './duty-slug.js';
import { useAt } from './moment.js';
import { useObservable } from './observable.js';
import { incidentRights } from './rights.js';

/** What the caller is in this incident, and may do in it. */
interface Relations {
  readonly duties: readonly Duty[];
  readonly actions: readonly string[];
}
const NONE: Relations = { duties: [], actions: [] };

export function IncidentFrame() {
  const { id } = useParams({ from: '/i/$id' });
  const atLeast = useObservable(lastWritten);
  const read = useRead<{ incident: Incident | null; viewer: { relations: Relations } | null }>(INCIDENT_FRAME, { id, atLeast });
  const relations = read.data?.viewer?.relations ?? NONE;
  const at = useAt();
  const pushed = useObservable(pushedIncidents).get(id);
  const erasures = Math.max(read.data?.incident?.erasures ?? 0, pushed?.erasures ?? 0);
  useRemember(read.data?.incident ? headerOf(read.data.incident) : undefined);
  const past = useRead<{ board: { incident: Incident } | null }>(
    INCIDENT_AT,
    at ? { incidentId: id, asOf: { recordedAt: at } } : undefined,
    useUnerased(erasures),
  );
  const { again } = read;
  const known = read.data?.incident && whoCommands(read.data.incident);
  const newer = pushed && whoCommands(pushed);
  useEffect(() => {
    // What may be done here follows from who holds what.
    if (known && newer && newer !== known) again();
  }, [known, newer, again]);
  useEffect(() => incidentRights.set(relations.actions), [relations]);
  useEffect(() => () => incidentRights.set(NONE.actions), [id]);

  return (
    <Reading {...read} data={read.data?.incident} whenOffline={<OfflineEntry incidentId={id} />}>
      {(answered) => {
        const now = fresher(answered, pushed) ?? answered;
        const incident = (at && past.data?.board?.incident) || now;
        return (
          <FrameContext value={{ incident, erasures }}>
            <IncidentHeading incident={incident} past={at !== undefined} levelKnown={!at || past.data?.board != null} />
            <IncidentNav id={id} mine={relations.duties} />
            {at && <ReplayBar incidentId={id} at={at} />}
            <Outlet />
          </FrameContext>
        );
      }}
    </Reading>
  );
}

const headerOf = ({ id, title, zone }: Incident) => ({ id, title: title.text ?? null, zone });

/** Equal as long as the same people hold the same posts and duties. */
const whoCommands = ({ bodies, duties }: Incident): string =>
  JSON.stringify([bodies.map(({ posts }) => posts), duties.map(({ duty, member }) => [duty, member?.id])]);

interface IncidentHeadingProps {
  readonly incident: Incident;
  readonly past: boolean;
  /** Of a past moment the level is shown only when it is that moment's. */
  readonly levelKnown: boolean;
}

function IncidentHeading({ incident, past, levelKnown }: IncidentHeadingProps) {
  const { t } = useTranslation();
  const { word } = useWords();
  return (
    <Group px="md" pt="sm" gap="sm">
      {levelKnown && <LevelBadge level={incident.level.inForce} certainty={incident.level.certainty} />}
      <Title order={1} size="h3">
        {openText(incident.title, t('incidents.titleNotShown'))}
      </Title>
      <Text c="dimmed" size="sm">
        {word(hazards, incident.kind)}
        {incident.place && ` ・ ${incident.place}`} ・ {incident.zone} ・ {word(incidentStatuses, incident.status)}
      </Text>
      {!past && <ReplayEntrance />}
    </Group>
  );
}

function IncidentNav({ id, mine }: { readonly id: string; readonly mine: readonly Duty[] }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const { pathname } = useLocation();
  const tabs = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which would be taken for a clean-up.
    void tabs.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [pathname]);
  const link = { className: 'tab', activeOptions: { exact: true, includeSearch: false }, activeProps: { 'aria-current': 'page' as const } };
  const search = (before: { at?: string | undefined }) => ({ at: before.at });
  return (
    <ScrollArea type="auto" scrollbarSize={4} px="md" mt="xs">
      <nav aria-label={t('nav.label')} className="tabs" ref={tabs}>
        <Link to="/i/$id" params={{ id }} search={search} {...link}>
          {t('nav.headquarters')}
        </Link>
        <Link to="/i/$id/log" params={{ id }} search={search} {...link}>
          {t('nav.chronology')}
        </Link>
        {codesOf(dutyTerms).map((duty) => (
          <Link key={duty} to="/i/$id/r/$duty" params={{ id, duty: dutySlug(duty) }} search={search} {...link}>
            {mine.includes(duty) && <span aria-label={t('nav.mine')}>★ </span>}
            {word(dutyTerms, duty)}
          </Link>
        ))}
        <Link to="/i/$id/people" params={{ id }} search={search} {...link} activeOptions={{ includeSearch: false }}>
          {t('nav.people')}
        </Link>
        <Link to="/i/$id/decisions" params={{ id }} search={search} {...link}>
          {t('nav.decisions')}
        </Link>
        <Link to="/i/$id/dispatches" params={{ id }} search={search} {...link}>
          {t('nav.dispatches')}
        </Link>
        <Link to="/i/$id/money" params={{ id }} search={search} {...link}>
          {t('nav.money')}
        </Link>
      </nav>
    </ScrollArea>
  );
}

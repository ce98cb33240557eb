import { Button, Group, Slider, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOMENTS } from '../../api/operations/reading.js';
import type { Moments } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';
import { useSetAt } from '../../app/moment.js';
import { useIncident } from '../../app/incident-context.js';
import { theServerClock } from '../../clock/server-clock.js';
import { TwoClocks } from '../../ui/clocks.js';
import { CopyLink } from './copy-link.js';

/** The way into the past, and a link to what is shown now. */
export function ReplayEntrance() {
  const { t } = useTranslation();
  const setAt = useSetAt();
  return (
    <Group gap="xs" ml="auto">
      <Button size="compact-sm" variant="default" onClick={() => setAt(new Date(theServerClock.now()).toISOString())} data-testid="replay">
        {t('replay.open')}
      </Button>
      <CopyLink />
    </Group>
  );
}

/** 過去の表示: the whole incident as it stood at a past moment. Its address leads anyone to exactly this view. */
export function ReplayBar({ incidentId, at }: { readonly incidentId: string; readonly at: string }) {
  const { t } = useTranslation();
  const setAt = useSetAt();
  const { incident } = useIncident();
  return (
    <div className="past-view" role="region" aria-label={t('replay.past')} data-testid="past-view">
      <Group px="md" py={8} gap="md" style={{ background: 'color-mix(in srgb, var(--mantine-color-body) 88%, transparent)' }}>
        <Text fw={700}>{t('replay.past')}</Text>
        <TwoClocks instant={at} zone={incident.zone} />
        <MomentSlider incidentId={incidentId} at={at} choose={setAt} />
        <CopyLink />
        <Button size="compact-sm" onClick={() => setAt(undefined)}>
          {t('replay.now')}
        </Button>
      </Group>
    </div>
  );
}

interface MomentSliderProps {
  readonly incidentId: string;
  readonly at: string;
  readonly choose: (at: string) => void;
}

function MomentSlider({ incidentId, at, choose }: MomentSliderProps) {
  const { t } = useTranslation();
  const { data } = useRead<{ moments: Moments | null }>(MOMENTS, { incidentId });
  const [dragged, setDragged] = useState<number>();
  const moments = data?.moments;
  if (!moments) return null;
  const [first, last] = [Date.parse(moments.first), Date.parse(moments.last)];
  const value = dragged ?? Math.min(Math.max(Date.parse(at), first), last);
  const label = (moment: number) => new Date(moment).toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' });
  return (
    <Slider
      style={{ flex: '1 1 16rem' }}
      min={first}
      max={Math.max(last, first + 1000)}
      step={1000}
      value={value}
      label={label}
      thumbLabel={t('replay.moment')}
      thumbProps={{ 'aria-valuetext': label(value) }}
      onChange={setDragged}
      onChangeEnd={(moment) => {
        setDragged(undefined);
        // Recorded times have milliseconds: the end of the chosen second holds all of it.
        choose(new Date(moment + 999).toISOString());
      }}
    />
  );
}

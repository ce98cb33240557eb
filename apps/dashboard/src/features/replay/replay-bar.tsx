import { Box, Button, Group, Slider, Text } from '@mantine/core';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { MOMENTS } from '../../api/operations/reading.js';
import type { Moments } from '../../api/types/index.js';
import { useRead } from '../../api/use-read.js';
import { useSetAt } from '../../app/moment.js';
import { useIncident } from '../../app/incident-context.js';
import { theServerClock } from '../../clock/server-clock.js';
import { HEADQUARTERS_ZONE } from '../../clock/zoned.js';
import { useWords } from '../../i18n/words.js';
import { TwoClocks } from '../../ui/clocks.js';
import { CopyLink } from './copy-link.js';
import { endOfSecond, secondOf, stepped } from './stepping.js';

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
  const { language } = useWords();
  const { data } = useRead<{ moments: Moments | null }>(MOMENTS, { incidentId });
  // Where it was moved to, until the address has followed.
  const [moved, setMoved] = useState<number>();
  useEffect(() => setMoved(undefined), [at]);
  const moments = data?.moments;
  if (!moments) return null;
  const [first, last] = [secondOf(Date.parse(moments.first)), secondOf(Date.parse(moments.last))];
  const value = moved ?? Math.min(Math.max(secondOf(Date.parse(at)), first), last);
  const label = (moment: number) =>
    `${new Intl.DateTimeFormat(language, { timeZone: HEADQUARTERS_ZONE, dateStyle: 'medium', timeStyle: 'medium', hourCycle: 'h23' }).format(moment)} ${t('clock.jst')}`;
  const moveTo = (moment: number) => {
    setMoved(moment);
    choose(endOfSecond(moment));
  };
  // The slider's own keys step by what a mouse can point at: a second.
  const step = (event: KeyboardEvent) => {
    const moment = stepped(event.key, value, first, last);
    if (moment === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    moveTo(moment);
  };
  return (
    <Box style={{ flex: '1 1 16rem' }} onKeyDownCapture={step}>
      <Slider
        min={first}
        max={Math.max(last, first + 1000)}
        step={1000}
        value={value}
        label={label}
        thumbLabel={t('replay.moment')}
        thumbValueText={label}
        onChange={setMoved}
        onChangeEnd={moveTo}
      />
    </Box>
  );
}

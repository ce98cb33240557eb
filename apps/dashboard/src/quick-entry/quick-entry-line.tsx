import { Badge, Button, Group, Paper, Textarea } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { dispositions, duties } from '#vocabulary';
import { theServerClock } from '../clock/server-clock.js';
import { HEADQUARTERS_ZONE, instantOf, wallClock } from '../clock/zoned.js';
import { useDialogs } from '../features/forms/use-dialogs.js';
import { contentInput, reportFields, type ReportContent } from '../features/forms/report-content.js';
import { useWords } from '../i18n/words.js';
import { useRecord } from '../outbox/outbox-context.js';
import { preferences } from '../settings/preferences.js';
import { Clock } from '../ui/clocks.js';
import { composing } from './composing.js';
import { newestOccurrence, parseQuickEntry, type QuickEntry } from './parse.js';

interface QuickEntryLineProps {
  readonly incidentId: string;
  /** Zone of the incident: times at the place are shown beside the line. */
  readonly zone: string;
}

/** A fact in ten seconds: one line, Enter, recorded (experience.md, rule 8). The Enter that ends a conversion never sends. */
export function QuickEntryLine({ incidentId, zone }: QuickEntryLineProps) {
  const { t } = useTranslation();
  const record = useRecord();
  const dialogs = useDialogs();
  const [line, setLine] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const parsed = parseQuickEntry(line);
  const content = contentOfLine(parsed);

  const send = () => {
    if (!parsed.text) return;
    setLine('');
    void record('recordReport', { incidentId, content: contentInput(content, preferences.current.language) }, incidentId);
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key !== 'Enter' || event.shiftKey || composing(event.nativeEvent)) return;
    event.preventDefault();
    send();
  };

  return (
    <Paper withBorder p="sm" mt="sm" component="section" aria-label={t('quick.label')}>
      <Group align="end" gap="xs">
        <Textarea
          ref={field}
          id="quick-entry"
          data-testid="quick-entry"
          style={{ flex: '1 1 16rem' }}
          label={t('quick.label')}
          placeholder={t('quick.placeholder')}
          autosize
          minRows={1}
          maxRows={8}
          value={line}
          onChange={(event) => setLine(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          aria-describedby="quick-entry-understood"
        />
        <Button onClick={send} disabled={!parsed.text}>
          {t('form.record')}
        </Button>
        <Button variant="default" onClick={() => dialogs.open({ kind: 'report', incidentId, zone, content })} data-testid="full-form">
          {t('quick.fullForm')}
        </Button>
      </Group>
      <Group gap={6} mt={6} mih={24} id="quick-entry-understood" data-testid="understood">
        {line.trim() ? <Understood parsed={parsed} content={content} /> : <small>{t('quick.hint')}</small>}
      </Group>
    </Paper>
  );
}

function contentOfLine({ text, time, from = '', to = '', urgent, disposition, duties: named }: QuickEntry): ReportContent {
  const fields = reportFields({ channel: 'OTHER', text, from, to, urgent, disposition, duties: named });
  if (!time) return fields;
  const instant = newestOccurrence(
    time,
    theServerClock.now(),
    (moment) => wallClock(new Date(moment), HEADQUARTERS_ZONE).day,
    (day, at) => instantOf(day, at, HEADQUARTERS_ZONE),
  );
  return { ...fields, occurredAt: { ...fields.occurredAt, instant } };
}

function Understood({ parsed, content }: { readonly parsed: QuickEntry; readonly content: ReportContent }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const { instant } = content.occurredAt;
  return (
    <>
      {instant && (
        <Badge variant="default" tt="none">
          {parsed.time ? t('entry.occurredAt') : t('quick.now')} <Clock instant={instant} /> {t('clock.jst')}
        </Badge>
      )}
      {parsed.from && (
        <Badge variant="default" tt="none">
          {parsed.from} → {parsed.to}
        </Badge>
      )}
      {parsed.urgent && (
        <Badge color="red" tt="none">
          {t('entry.urgent')}
        </Badge>
      )}
      <Badge variant="default" tt="none">
        {word(dispositions, parsed.disposition)}
      </Badge>
      {parsed.duties.map((duty) => (
        <Badge key={duty} variant="default" tt="none">
          @{word(duties, duty)}
        </Badge>
      ))}
      {parsed.unknownDuties.map((unknown) => (
        <Badge key={unknown} variant="default" tt="none" style={{ borderStyle: 'dashed' }}>
          {t('quick.unknownDuty', { word: unknown })}
        </Badge>
      ))}
    </>
  );
}

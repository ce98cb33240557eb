import { Badge, Button, Group, Paper, Textarea } from '@mantine/core';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { dispositions, duties, precisions } from '#vocabulary';
import { theServerClock } from '../clock/server-clock.js';
import { HEADQUARTERS_ZONE, instantOf, wallClock } from '../clock/zoned.js';
import { occurredNow } from '../features/forms/occurred-field.js';
import { useDialogs } from '../features/forms/use-dialogs.js';
import { contentInput, reportFields, type ReportContent } from '../features/forms/report-content.js';
import { useWords } from '../i18n/words.js';
import { useRecord } from '../outbox/outbox-context.js';
import { languageInUse } from '../settings/preferences.js';
import { Clock } from '../ui/clocks.js';
import { composing } from './composing.js';
import { leavesTimeUnread, parseQuickEntry, zoneOfLine, type QuickEntry } from './parse.js';

interface QuickEntryLineProps {
  readonly incidentId: string;
  /** Zone of the incident: what 「現地1305」 is read in. */
  readonly zone: string;
  /** Its writer is at the place: a time that names no clock is the place's. */
  readonly onSite?: boolean;
}

/** A fact in ten seconds: one line, Enter, recorded (experience.md, rule 8). The Enter that ends a conversion never sends. */
export function QuickEntryLine({ incidentId, zone, onSite = false }: QuickEntryLineProps) {
  const { t } = useTranslation();
  const record = useRecord();
  const dialogs = useDialogs();
  const [line, setLine] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const parsed = parseQuickEntry(line, (clock) => wallClock(new Date(theServerClock.now()), zoneOfLine({ clock }, zone, onSite)));
  const content = contentOfLine(parsed, zoneOfLine(parsed, zone, onSite));

  const send = () => {
    if (!parsed.text) return;
    setLine('');
    void record('recordReport', { incidentId, content: contentInput(content) }, incidentId);
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

function contentOfLine(
  { text, moment, precision, from = '', to = '', urgent, disposition, duties: named }: QuickEntry,
  zone: string,
): ReportContent {
  const fields = reportFields({
    channel: 'OTHER',
    ...{ text, from, to, urgent, disposition, duties: named },
    occurredAt: { ...occurredNow(), zone },
    language: languageInUse(),
  });
  if (!moment) return fields;
  const instant = instantOf(moment.day, moment.time, zone);
  return { ...fields, occurredAt: { ...fields.occurredAt, instant, ...(precision && { precision }) } };
}

function Understood({ parsed, content }: { readonly parsed: QuickEntry; readonly content: ReportContent }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const { instant, precision, zone } = content.occurredAt;
  return (
    <>
      {instant && (
        <Badge variant="default" tt="none">
          {parsed.moment ? t('entry.occurredAt') : t('quick.now')} <Clock instant={instant} zone={zone} />
          {precision !== 'MINUTE' && ` (${word(precisions, precision)})`}{' '}
          {zone === HEADQUARTERS_ZONE ? t('clock.jst') : `${t('clock.local')} (${zone})`}
        </Badge>
      )}
      {leavesTimeUnread(parsed) && (
        <Badge variant="default" tt="none" style={{ borderStyle: 'dashed' }}>
          {t('quick.timeUnread')}
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

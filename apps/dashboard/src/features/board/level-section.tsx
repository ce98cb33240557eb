import { Alert, Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { bodies } from '#vocabulary';
import type { Board, MetClause } from '../../api/types/index.js';
import { useAt } from '../../app/moment.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { CertaintyMark } from '../../ui/certainty-mark.js';
import { Clock } from '../../ui/clocks.js';
import { Empty } from '../../ui/empty.js';
import { LevelBadge } from '../../ui/level-badge.js';
import { Section } from '../../ui/section.js';
import { BodyPosts } from './body-posts.js';
import { openingOf, useBodyRules } from '../forms/body-rules.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { offeredAbove } from './offered-above.js';

/** The level in force with its reasons, what the facts give, and which bodies are open. */
export function LevelSection({ board }: { readonly board: Board }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const dialogs = useDialogs();
  const may = useMay();
  const past = useAt() !== undefined;
  const { level, incident } = board;
  const acts = !past && incident.status === 'OPEN' && board.name === 'HQ';
  const rules = useBodyRules(acts ? incident.id : undefined);
  const open = new Set(incident.bodies.map(({ body }) => body));
  const above = offeredAbove(board);
  const openable = rules.map(({ body }) => body).filter((body) => !open.has(body) && !above.bodies.has(body) && may(openingOf[body]));
  return (
    <Section
      title={t('level.title')}
      testId="level"
      actions={
        acts &&
        may('changeResponseLevel') && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => dialogs.open({ kind: 'level', incidentId: incident.id, initial: { level: level.inForce } })}
          >
            {t('level.change')}
          </Button>
        )
      }
    >
      <Group gap="sm">
        <LevelBadge level={level.inForce} certainty={level.certainty} />
        {level.changedAt && level.inForce > 0 && (
          <Text size="sm" c="dimmed">
            <Clock instant={level.changedAt} /> {level.changedBy?.name ?? t('level.byPolicy')}
          </Text>
        )}
      </Group>
      {level.assessed !== level.inForce && !above.assessedLevel && (
        <Text size="sm">
          {t('level.assessed')} <LevelBadge level={level.assessed} certainty={level.assessedCertainty} />
        </Text>
      )}
      {!board.awaiting &&
        level.missingBodies.map(({ body, source }) => (
          <Alert key={body} color={level.inForce === 3 ? 'red' : 'yellow'} p="xs" role="status">
            {t('level.bodyMissing', { level: level.inForce, body: word(bodies, body).toLowerCase(), source })}
          </Alert>
        ))}
      {level.clauses.map((clause) => (
        <Clause key={clause.clause + clause.level} clause={clause} />
      ))}
      {level.clauses.length === 0 && <Empty start={t('level.factsFirst')}>{t('level.noClause')}</Empty>}
      {incident.bodies.map((state) => (
        <BodyPosts key={state.body} state={state} incidentId={incident.id} rule={rules.find(({ body }) => body === state.body)} />
      ))}
      {openable.length > 0 && (
        <Group gap={6}>
          {openable.map((body) => (
            <Button
              key={body}
              size="compact-sm"
              variant="default"
              onClick={() => dialogs.open({ kind: 'openBody', incidentId: incident.id, body })}
            >
              {t('body.openNamed', { body: word(bodies, body) })}
            </Button>
          ))}
        </Group>
      )}
    </Section>
  );
}

function Clause({ clause }: { readonly clause: MetClause }) {
  const { t } = useTranslation();
  const { local } = useWords();
  return (
    <Text size="sm" component="div">
      <b>{t('level.named', { level: clause.level })}</b> <CertaintyMark certainty={clause.certainty} /> {local(clause.text)}
      <Text size="xs" c="dimmed">
        {clause.source} ・ {t('level.basis', { count: clause.basis.length })}
        {clause.readings.map((reading) => ` ・ ${t('level.reading')}: ${local(reading.text)}`)}
      </Text>
    </Text>
  );
}

import { Box, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { cares, causes, harms, personFacts, reliabilities, whereabouts } from '#vocabulary';
import type { PersonClaim, PersonFact } from '../../api/types/index.js';
import { useMay } from '../../app/rights.js';
import { useWords } from '../../i18n/words.js';
import { CertaintyMark } from '../../ui/certainty-mark.js';
import { Clock, Occurred } from '../../ui/clocks.js';
import { CorrectButton } from '../forms/correct-button.js';
import { correctClaim } from '../forms/corrections.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { Empty } from '../../ui/empty.js';
import { ProtectedText } from '../../ui/protected-text.js';

const lists = { WHEREABOUTS: whereabouts, HARM: harms, CAUSE: causes, CARE: cares };

/** Who said what about the person and when, newest first; contradictions stand side by side. */
export function ClaimList({ claims, zone }: { readonly claims: readonly PersonClaim[]; readonly zone: string }) {
  const { t } = useTranslation();
  const { word } = useWords();
  const dialogs = useDialogs();
  const may = useMay();
  const wordsOf = ({ condition, hospital, position }: PersonClaim) =>
    [
      [t('person.conditionText'), condition],
      [t('person.hospital'), hospital],
      [t('person.position'), position],
    ] as const;
  if (claims.length === 0) return <Empty start={t('person.startClaims')}>{t('person.noClaims')}</Empty>;
  return claims.map((claim) => (
    <Box key={claim.id} pl="xs" style={{ borderInlineStart: '4px solid var(--honbu-line)' }}>
      <Text size="sm" component="div" className={claim.withdrawn ? 'struck' : undefined}>
        {claim.values.map((fact) => (
          <FactWord key={fact.fact} fact={fact} />
        ))}
      </Text>
      {wordsOf(claim).map(
        ([label, value]) =>
          value && (
            <Text size="sm" component="div" key={label}>
              {label}: <ProtectedText value={value} />
            </Text>
          ),
      )}
      <Text size="xs" c="dimmed" component="div">
        <Occurred at={claim.occurredAt} zone={zone} /> ・ {t('entry.recorded')} <Clock instant={claim.recordedAt} /> ・ {t('figure.source')}
        : <ProtectedText value={claim.source} /> ({word(reliabilities, claim.reliability)}){' '}
        {!claim.withdrawn && may('correctPersonState') && (
          <CorrectButton of={t('personState.record')} onClick={() => dialogs.open(correctClaim(claim, zone))} />
        )}
      </Text>
      {claim.withdrawn && (
        <Text size="xs" component="div">
          {t('withdraw.withdrawn')} {claim.withdrawn.by?.name} <Clock instant={claim.withdrawn.at} />:{' '}
          <ProtectedText value={claim.withdrawn.reason} />
        </Text>
      )}
    </Box>
  ));
}

function FactWord({ fact }: { readonly fact: PersonFact }) {
  const { word } = useWords();
  return (
    <span style={{ marginInlineEnd: '1em' }}>
      {word(personFacts, fact.fact)}: <b>{word(lists[fact.fact] as typeof whereabouts, fact.value as keyof typeof whereabouts)}</b>{' '}
      <CertaintyMark certainty={fact.certainty} />
    </span>
  );
}

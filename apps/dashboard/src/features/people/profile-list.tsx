import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person, Protected } from '../../api/types/index.js';
import { useDialogs } from '../forms/use-dialogs.js';
import { Clock } from '../../ui/clocks.js';
import { ProtectedReason, ProtectedText } from '../../ui/protected-text.js';
import { Button } from '@mantine/core';

/** What is known of a person; what this caller may not see says so. */
export function ProfileList({ person }: { readonly person: Person }) {
  const { t } = useTranslation();
  const rows: [string, Protected | null][] = [
    [t('person.nameReading'), person.nameReading],
    [t('person.affiliation'), person.affiliation],
    [t('person.studentNumber'), person.studentNumber],
    [t('person.birthDate'), person.birthDate],
    [t('person.phone'), person.phone],
    [t('person.email'), person.email],
    [t('person.homeAddress'), person.homeAddress],
    [t('person.passportNumber'), person.passportNumber],
    [t('person.position'), person.position],
    [t('person.hospital'), person.hospital],
    [t('person.conditionText'), person.conditionText],
    [t('person.medicalNotes'), person.medicalNotes],
  ];
  return (
    <dl className="facts">
      {rows.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            {value ? (
              <ProtectedText value={value} />
            ) : (
              <Text span c="dimmed" inherit>
                {t('person.notKnown')}
              </Text>
            )}
          </dd>
        </div>
      ))}
      <div>
        <dt>{t('person.guardians')}</dt>
        <dd>
          {person.guardians ? (
            <Guardians value={person.guardians} />
          ) : (
            <Text span c="dimmed" inherit>
              {t('person.notKnown')}
            </Text>
          )}
        </dd>
      </div>
      <div>
        <dt>{t('person.lastFamilyContact')}</dt>
        <dd>{person.lastFamilyContactAt ? <Clock instant={person.lastFamilyContactAt} /> : t('person.neverContacted')}</dd>
      </div>
      <div>
        <dt>{t('person.nextFamilyContact')}</dt>
        <dd>{person.nextFamilyContactAt ? <Clock instant={person.nextFamilyContactAt} /> : t('person.notKnown')}</dd>
      </div>
    </dl>
  );
}

function Guardians({ value }: { readonly value: Protected }) {
  const { t } = useTranslation();
  const dialogs = useDialogs();
  const { ref } = value;
  if (value.guardians)
    return value.guardians.map(({ name, relation, phone, email }) => (
      <div key={name}>{[name, relation, phone, email].filter(Boolean).join(' ・ ')}</div>
    ));
  return (
    <>
      <ProtectedReason state={value.state} />{' '}
      {ref && (
        <Button size="compact-xs" variant="default" onClick={() => dialogs.open({ kind: 'reveal', ref })}>
          {t('protected.reveal')}
        </Button>
      )}
    </>
  );
}

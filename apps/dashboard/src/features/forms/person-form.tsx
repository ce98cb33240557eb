import { Fieldset, SimpleGrid, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { personRoles } from '#vocabulary';
import type { Guardian } from '../../api/types/index.js';
import { CodeSelect } from './code-select.js';
import type { DialogProps } from './use-dialogs.js';
import { FormModal } from './form-modal.js';
import { profileOf, profileTexts, type Profile, type ProfileText } from './person-profile.js';
import { ReasonField } from './reason-field.js';
import { typed, useFields } from './use-fields.js';

/** A person concerned is added, or what is known of them corrected. */
export interface PersonRequest {
  readonly kind: 'person';
  readonly incidentId: string;
  readonly personId?: string;
  readonly profile?: Profile;
  /** Of a person who is corrected: the first is edited, the others stay. */
  readonly guardians?: readonly Guardian[];
  readonly initial?: { readonly profile: Partial<Profile>; readonly reason?: string };
  readonly replaces?: string;
}

export default function PersonForm({ request, close }: DialogProps<PersonRequest>) {
  const { t } = useTranslation();
  const { incidentId, personId } = request;
  const [fields, set] = useFields<Profile>({ ...profileOf(), ...request.profile, ...request.initial?.profile });
  const [guardian, ...others] = request.guardians ?? [];
  const [more, setMore] = useFields({
    reason: request.initial?.reason ?? '',
    guardian: guardian?.name ?? '',
    relation: guardian?.relation ?? '',
    guardianPhone: guardian?.phone ?? '',
  });
  const build = () => {
    const name = typed(more.guardian);
    const edited = name
      ? [{ name, relation: typed(more.relation), phone: typed(more.guardianPhone), email: guardian?.email ?? undefined }]
      : [];
    const profile = {
      role: fields.role,
      ...Object.fromEntries(profileTexts.map((text) => [text, typed(fields[text])])),
      guardians: [...edited, ...others],
    };
    return personId ? { personId, reason: more.reason, profile } : { incidentId, profile };
  };
  const text = (name: ProfileText, label: string, required = false) => (
    <TextInput
      label={label}
      required={required}
      value={fields[name]}
      onChange={(event) => set({ [name]: event.currentTarget.value })}
      {...(name === 'birthDate' && { type: 'date' })}
      {...(name === 'name' && { 'data-autofocus': true })}
    />
  );
  return (
    <FormModal
      title={personId ? t('person.correct') : t('person.add')}
      operation={personId ? 'correctPerson' : 'addPerson'}
      incidentId={incidentId}
      replaces={request.replaces}
      build={build}
      close={close}
    >
      {personId && <ReasonField value={more.reason} onChange={(reason) => setMore({ reason })} />}
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <CodeSelect label={t('person.role')} list={personRoles} value={fields.role} onChange={(role) => set({ role })} />
        {text('name', t('person.name'), true)}
        {text('nameReading', t('person.nameReading'))}
        {text('affiliation', t('person.affiliation'))}
        {text('studentNumber', t('person.studentNumber'))}
        {text('birthDate', t('person.birthDate'))}
        {text('phone', t('person.phone'))}
        {text('email', t('person.email'))}
        {text('passportNumber', t('person.passportNumber'))}
        {text('homeAddress', t('person.homeAddress'))}
      </SimpleGrid>
      <Fieldset legend={t('person.guardians')}>
        <SimpleGrid cols={{ base: 1, xs: 3 }}>
          <TextInput
            label={t('person.name')}
            value={more.guardian}
            onChange={(event) => setMore({ guardian: event.currentTarget.value })}
          />
          <TextInput
            label={t('person.relation')}
            value={more.relation}
            onChange={(event) => setMore({ relation: event.currentTarget.value })}
          />
          <TextInput
            label={t('person.phone')}
            value={more.guardianPhone}
            onChange={(event) => setMore({ guardianPhone: event.currentTarget.value })}
          />
        </SimpleGrid>
      </Fieldset>
      <Textarea
        label={t('person.medicalNotes')}
        autosize
        value={fields.medicalNotes}
        onChange={(event) => set({ medicalNotes: event.currentTarget.value })}
      />
    </FormModal>
  );
}

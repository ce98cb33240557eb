import { useTranslation } from 'react-i18next';

/** What a field of the ledger is called on screen; one that no screen has a word for keeps its name. */
export function useFieldWords(): (field: string) => string {
  const { t } = useTranslation();
  const words: Readonly<Record<string, string>> = {
    page: t('ledger.page'),
    name: t('person.name'),
    nameReading: t('person.nameReading'),
    affiliation: t('person.affiliation'),
    studentNumber: t('person.studentNumber'),
    phone: t('person.phone'),
    email: t('person.email'),
    birthDate: t('person.birthDate'),
    passportNumber: t('person.passportNumber'),
    homeAddress: t('person.homeAddress'),
    guardians: t('person.guardians'),
    medicalNotes: t('person.medicalNotes'),
    position: t('person.position'),
    condition: t('person.conditionText'),
    hospital: t('person.hospital'),
    confidential: t('entry.confidential'),
  };
  return (field) => words[field] ?? field;
}

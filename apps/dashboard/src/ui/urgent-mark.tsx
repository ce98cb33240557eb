import { useTranslation } from 'react-i18next';

/** 至急. */
export function UrgentMark() {
  const { t } = useTranslation();
  return (
    <span className="mark" data-kind="urgent">
      {t('entry.urgent')}
    </span>
  );
}

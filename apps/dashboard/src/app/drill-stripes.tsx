import { useTranslation } from 'react-i18next';
import { useSession } from '../session/session.js';

/** 「訓練」 on every screen of a drill; what it shows has not happened. */
export function DrillStripes() {
  const { t } = useTranslation();
  const { server } = useSession();
  if (!server?.drill) return null;
  return (
    <aside className="drill-stripes" aria-label={t('drill.stripes')} data-testid="drill">
      <span>
        {t('drill.stripes')}
        {server.drillRate && server.drillRate !== 1 ? ` ×${server.drillRate}` : ''}
      </span>
    </aside>
  );
}

import { useTranslation } from 'react-i18next';
import { EmptyState } from '../design/empty-state.js';

export function NotFound() {
  const { t } = useTranslation();
  return (
    <main style={{ padding: 24 }}>
      <EmptyState title={t('web.not-found.title')} act={<a href="/">{t('web.not-found.act')}</a>}>
        {t('web.not-found.detail')}
      </EmptyState>
    </main>
  );
}

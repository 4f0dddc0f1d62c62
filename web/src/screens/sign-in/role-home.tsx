import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../design/empty-state.js';
import { Shell } from '../../shell/shell.js';
import { Staff } from '../../shell/staff.js';
import { roleWord } from '../../texts/role-word.js';

/** Where a role stands that has no place of its own yet. */
export function RoleHome() {
  const { t } = useTranslation();
  return (
    <Staff>
      {(session) => (
        <Shell session={session} title={roleWord(t, session.role)}>
          <div style={{ padding: 24 }}>
            <h1 className="for-readers">{roleWord(t, session.role)}</h1>
            <EmptyState title={t('web.home.title', { role: roleWord(t, session.role) })}>
              {t('web.home.detail')}
            </EmptyState>
          </div>
        </Shell>
      )}
    </Staff>
  );
}

import { useTranslation } from 'react-i18next';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover } from 'react-aria-components';
import { slot } from '../api/base.js';
import { useDemo, useSignOut } from '../api/session.js';
import type { Session } from '../api/types.js';
import { Icon } from '../design/icons.js';
import { roleWord } from '../texts/role-word.js';
import styles from './menu.module.css';

/** Who I am; in the demo also the other roles, each in a tab of its own. */
export function PersonMenu({ session }: { session: Session }) {
  const { t } = useTranslation();
  const demo = useDemo();
  const signOut = useSignOut();
  const others = session.demo ? (demo.data?.accounts ?? []).filter((account) => account.slot !== slot) : [];
  const act = (id: string) => {
    if (id === 'sign-out') signOut.mutate(null, { onSuccess: () => window.location.assign('/') });
    else window.open(`/~${id}/`, `madoguchi-${id}`);
  };
  return (
    <MenuTrigger>
      <Button className={styles['open'] ?? ''} aria-label={`${session.account.name} ${roleWord(t, session.role)}`}>
        <Icon name="person" size={18} />
        <strong>{session.account.name.split(/[\s　]/)[0]}</strong>
        <span className={styles['role']}>{roleWord(t, session.role)}</span>
      </Button>
      <Popover className={styles['popover'] ?? ''} placement="bottom end">
        <Menu aria-label={session.account.name} className={styles['menu'] ?? ''} onAction={(id) => act(String(id))}>
          {others.length > 0 ? (
            <MenuSection className={styles['section'] ?? ''}>
              <Header className={styles['heading'] ?? ''}>{t('web.shell.other-roles')}</Header>
              {others.map((one) => (
                <MenuItem key={one.slot} id={one.slot} className={styles['item'] ?? ''} textValue={one.name}>
                  <strong>{roleWord(t, one.role)}</strong> {one.name}
                </MenuItem>
              ))}
            </MenuSection>
          ) : null}
          <MenuItem id="sign-out" className={styles['item'] ?? ''}>
            {t('web.shell.sign-out')}
          </MenuItem>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

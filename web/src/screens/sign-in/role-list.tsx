import { useTranslation } from 'react-i18next';
import type { DemoAccount } from '../../api/types.js';
import { KeyCap } from '../../design/key-cap.js';
import { Mark } from '../../design/mark.js';
import { useKey } from '../../keys/use-key.js';
import { inLanguage } from '../../texts/language.js';
import { roleWord } from '../../texts/role-word.js';
import styles from './role-list.module.css';

const addressOf = (slot: string) => `/~${slot}/`;
const tabOf = (slot: string) => `madoguchi-${slot}`;
const keyAt = (index: number): string | undefined => '1234567890'[index];

/** The people of the demo city: a digit or a press opens each in a tab of its own. */
export function RoleList({ accounts }: { accounts: readonly DemoAccount[] }) {
  const { t } = useTranslation();
  return (
    <section>
      <div className={styles['head']}>
        <h2>{t('web.sign-in.choose')}</h2>
        <span>{t('web.sign-in.no-password')}</span>
      </div>
      <table className={styles['roles']}>
        <thead>
          <tr>
            {['key', 'role', 'person', 'office', 'try'].map((head) => (
              <th key={head} scope="col">
                {t(`web.sign-in.heads.${head}`)}
              </th>
            ))}
            <th scope="col">
              <span className="for-readers">{t('web.sign-in.enter')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account, index) => (
            <RoleRow key={account.slot} account={account} digit={keyAt(index)} isFirst={index === 0} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The next keystroke belongs here: Enter goes in as the first role. */
const focusOnce = (link: HTMLAnchorElement | null) => link?.focus({ preventScroll: true });

function RoleRow({ account, digit, isFirst }: { account: DemoAccount; digit: string | undefined; isFirst: boolean }) {
  const { t } = useTranslation();
  useKey({ key: digit }, () => window.open(addressOf(account.slot), tabOf(account.slot)));
  const role = roleWord(t, account.role);
  return (
    <tr>
      <td>{digit ? <KeyCap name={digit} /> : null}</td>
      <th scope="row">{account.role === 'protection' ? <Mark kind="locked">{role}</Mark> : role}</th>
      <td>{account.name}</td>
      <td className={styles['office']}>{inLanguage(account.office_ja, account.office_en)}</td>
      <td>{inLanguage(account.tryText_ja, account.tryText_en)}</td>
      <td>
        <a
          ref={isFirst ? focusOnce : null}
          href={addressOf(account.slot)}
          target={tabOf(account.slot)}
          aria-label={t('web.sign-in.enter-as', { role, name: account.name })}
        >
          {t('web.sign-in.enter')}
        </a>
      </td>
    </tr>
  );
}

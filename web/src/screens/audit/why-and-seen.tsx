import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { prefix } from '../../api/base.js';
import { Button } from '../../design/button.js';
import { Dialog } from '../../design/dialog.js';
import { Mark } from '../../design/mark.js';
import { exactTime } from '../../texts/times.js';
import { said, type StoryEvent, type ThenState } from './readings.js';
import styles from './then-panel.module.css';

export function WhyAndSeen({ then, event }: { then: ThenState; event: StoryEvent }) {
  const { t } = useTranslation();
  const { seen, why } = then;
  return (
    <div className={styles['two']}>
      <div>
        <h3>{t('audit-screens.why')}</h3>
        <ul>
          {why.map(({ rule, words, holds }) => (
            <li key={rule}>
              {holds ? said(words) : <Mark kind="past">{`${said(words)} ${t('audit-screens.not-held')}`}</Mark>}
            </li>
          ))}
        </ul>
      </div>
      {seen ? (
        <div>
          <h3>{t('audit-screens.seen.title', { who: said(event.who) })}</h3>
          <Seen seen={seen} />
        </div>
      ) : null}
    </div>
  );
}

function Seen({ seen }: { seen: NonNullable<ThenState['seen']> }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const pages = seen.images.filter(({ url }) => url !== null);
  const short = (hash: string) => hash.slice(0, 8);
  return (
    <>
      <ul>
        {seen.images.length > 0 ? <li>{t('audit-screens.seen.images', { count: seen.images.length })}</li> : null}
        {seen.layout ? <li>{t('audit-screens.seen.layout', { version: short(seen.layout) })}</li> : null}
        {seen.entry ? (
          <li>
            {t('audit-screens.seen.entry', {
              by: seen.entry.by,
              time: exactTime(seen.entry.at),
              version: seen.entry.version,
            })}
          </li>
        ) : null}
        {seen.catalogue ? <li>{t('audit-screens.seen.catalogue', { version: short(seen.catalogue) })}</li> : null}
        {seen.imagesMatch ? null : (
          <li>
            <Mark kind="past">{t('audit-screens.seen.other-images')}</Mark>
          </li>
        )}
      </ul>
      {pages.length > 0 ? (
        <Button size="row" action="auditPaper" onPress={() => setOpen(true)}>
          {t('audit-screens.seen.open')}
        </Button>
      ) : null}
      {isOpen ? (
        <Dialog
          size="wide"
          title={seen.form ? said(seen.form) : t('audit-screens.seen.open')}
          onClose={() => setOpen(false)}
        >
          <div className={styles['pages']} tabIndex={0} role="region" aria-label={t('audit-screens.seen.open')}>
            {pages.map((page, index) => (
              <img
                key={page.sha256}
                src={`${prefix}${page.url ?? ''}`}
                alt={t('audit-screens.seen.page', { page: index + 1, of: pages.length })}
              />
            ))}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}

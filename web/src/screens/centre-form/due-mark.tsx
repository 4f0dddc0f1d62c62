import { useTranslation } from 'react-i18next';
import type { CentreForm } from '../../api/centre.js';
import { Mark, type MarkKind } from '../../design/mark.js';
import { exactTime } from '../../texts/times.js';
import { dueOf } from './due.js';

interface Props {
  form: Pick<CentreForm, 'promisedAt' | 'priority'>;
  now: Date;
  /** With the word and the time before what is left. */
  long?: boolean;
}

const marks: Record<'past' | 'near', MarkKind> = { past: 'past', near: 'near' };

/** How long until the promise: near and past are said in a word, a shape and only then a colour. */
export function DueMark({ form, now, long = false }: Props) {
  const { t } = useTranslation();
  const due = dueOf(form, now);
  const left = t(`centre-screens.left.${due.unit}${due.past ? '-past' : ''}`, { count: due.count });
  const words = long ? t('centre-screens.promise', { at: due.at, left }) : left;
  const exact = `${exactTime(form.promisedAt)}`;
  return (
    <span title={exact}>
      {due.tone === 'calm' ? (
        long ? (
          <Mark kind="time">
            <strong>{words}</strong>
          </Mark>
        ) : (
          words
        )
      ) : (
        <Mark kind={marks[due.tone]} ground={due.tone === 'near'}>
          <strong>{words}</strong>
        </Mark>
      )}
    </span>
  );
}

import { useTranslation } from 'react-i18next';
import type { FormState } from '../../api/centre.js';
import { Mark, type MarkKind } from '../../design/mark.js';

const kinds: Record<FormState, MarkKind> = {
  'entry-waiting': 'waiting',
  entry: 'working',
  'review-waiting': 'waiting',
  review: 'working',
  hold: 'held',
  'returned-operator': 'returned',
  'returned-ward': 'inquiry',
  approved: 'done',
  withdrawn: 'automatic',
};

/** Where a form is, in a shape and a word. */
export function StateMark({ state }: { state: FormState }) {
  const { t } = useTranslation();
  return <Mark kind={kinds[state]}>{t(`centre-screens.states.${state}`)}</Mark>;
}

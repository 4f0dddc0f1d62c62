import type { IconName } from '../../design/icons.js';

const icons: Record<string, IconName> = {
  moving: 'truck',
  registry: 'baby',
  certificates: 'paper',
  mynumber: 'card',
  bereavement: 'flower',
  unsure: 'question',
};

/** A city may add purposes of its own: those go without a drawing. */
export const purposeIcon = (purpose: string): IconName | null => icons[purpose] ?? null;

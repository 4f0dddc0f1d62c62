import { useEffect } from 'react';
import type { CentreForm } from '../../api/centre.js';
import { frameOf, type Frame } from '../centre-form/frame.js';
import type { Paper } from '../centre-form/use-paper.js';
import type { Entry } from './use-entry.js';

/** The page follows the focus, and nothing else. */
export function useFollowField(form: CentreForm, { slot }: Entry, paper: Paper): Frame | undefined {
  const frame = slot ? frameOf(form, { field: slot.field.id, line: slot.line }) : undefined;
  const page = frame?.page;
  const { openPage } = paper;
  const key = slot?.key;
  useEffect(() => {
    if (page !== undefined) openPage(page);
    // Only a new field opens its page: she may leaf through the others meanwhile.
  }, [key]);
  return frame;
}

import type { CentreForm } from '../../api/centre.js';
import type { Layout } from '../../../../src/guidance/layout.js';

/** The layout as the rules read it: the server's document says no more of a field's type than that it is a word. */
export const layoutOf = (form: Pick<CentreForm, 'layout'>): Layout => form.layout as unknown as Layout;

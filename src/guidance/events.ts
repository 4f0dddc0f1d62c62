/** The catalogue's own history: its content is kept, so that any old case can be evaluated again. */
import { z } from 'zod';
import { defineEvents, type EventOf } from '../kernel/events.js';

export const guidanceEvents = defineEvents({
  'guidance.CataloguePublished': {
    doc: 'A new content of the procedure catalogue came into force; its version is its content’s hash.',
    published: true,
    data: z.object({ version: z.string(), procedures: z.number().int(), forms: z.number().int() }),
  },
});
export type GuidanceEvent = EventOf<typeof guidanceEvents>;

/** What happens in the hall and at the counter. Who acted and when is in the envelope. */
import { z } from 'zod';
import { defineEvents, type EventOf } from '../kernel/events.js';

export const needs = ['language', 'wheelchair', 'writing'] as const;
export const need = z.enum(needs);
export type Need = z.infer<typeof need>;

const ticket = z.object({ ticketId: z.string() });
const atCounter = ticket.extend({ counterId: z.string(), counterNumber: z.number().int().positive() });

export const floorEvents = defineEvents({
  'reception.TicketIssued': {
    doc: 'A visitor took a numbered ticket for a purpose.',
    published: true,
    data: ticket.extend({
      series: z.string().regex(/^[A-Z]$/),
      number: z.number().int().positive(),
      purpose: z.string(),
      needs: z.array(need),
      language: z.enum(['ja', 'en']),
      /** Opens the visitor's own page; unguessable. */
      token: z.string(),
      /** Waiting before her for the same purpose, as printed on the paper. */
      ahead: z.number().int().min(0),
    }),
  },
  'reception.TicketCalled': {
    doc: 'A counter called the ticket, for the first time or to hand over what is ready.',
    published: true,
    data: atCounter.extend({ handingOver: z.boolean() }),
  },
  'reception.TicketRecalled': { doc: 'The counter called the same ticket again.', published: true, data: atCounter },
  'reception.TicketNoShow': { doc: 'Nobody came to the counter.', published: true, data: atCounter },
  'reception.ServingStarted': { doc: 'The visitor sat down at the counter.', published: true, data: atCounter },
  'reception.TicketWaitingForCentre': {
    doc: 'The counter is done for now; the visitor waits for the centre (来庁者待ち), with one event for each of her cases.',
    published: true,
    data: atCounter.extend({ caseId: z.string().nullable() }),
  },
  'reception.CentreWaitEnded': {
    doc: 'A case was withdrawn: the visitor waits for it no longer.',
    published: true,
    data: ticket.extend({ caseId: z.string() }),
  },
  'reception.TicketReady': {
    doc: 'What the visitor waits for in one of her cases is ready to be handed over; she is called when all of them are.',
    published: true,
    data: ticket.extend({ caseId: z.string() }),
  },
  'reception.TicketRequeued': {
    doc: 'The ticket waits again, at the front of its purpose or at the end.',
    published: true,
    data: ticket.extend({ place: z.enum(['front', 'end']) }),
  },
  'reception.TicketServed': { doc: 'The visit is finished.', published: true, data: atCounter },
  'reception.TicketWithdrawn': {
    doc: 'The visitor left or the ticket was taken by mistake.',
    published: true,
    data: ticket.extend({ reason: z.string().max(100) }),
  },
  'reception.PurposeChanged': {
    doc: 'The floor manager or counter moved the ticket to another purpose.',
    published: true,
    data: ticket.extend({ purpose: z.string() }),
  },
  'reception.NeedsChanged': {
    doc: 'What the visitor needs (language, wheelchair, writing) was noted.',
    published: true,
    data: ticket.extend({ needs: z.array(need) }),
  },
  'reception.FloorReported': {
    doc: 'A floor manager reported what she saw or did in the hall.',
    published: true,
    data: z.object({
      reportId: z.string(),
      kind: z.enum(['crowding', 'guidance', 'form-assistance', 'trouble', 'other']),
      people: z.number().int().min(0),
      minutes: z.number().int().min(0),
    }),
    personal: { case: z.object({ text: z.string() }) },
  },
});

export type FloorEvent = EventOf<typeof floorEvents>;

/** The four stretches of a visit: waiting, at the counter, at the centre, handing over. */
import type { Happening } from './dossier.js';

export const bandKinds = ['waiting', 'counter', 'centre', 'handing-over'] as const;
export type BandKind = (typeof bandKinds)[number];

export interface Band {
  readonly kind: BandKind;
  readonly from: string;
  /** Null while it lasts. */
  readonly to: string | null;
}

const ENDS = ['reception.CaseClosed', 'reception.CaseWithdrawn'];

/** A return of the form or a second visit lies within the centre's stretch: the visitor has to wait all the same. */
export const bandsOf = (happenings: readonly Happening[]): Band[] => {
  const first = (found: (happening: Happening) => boolean) => happenings.find(found)?.event.recordedAt ?? null;
  const of = (type: string) => first(({ event }) => event.type === type);
  const issued = of('reception.TicketIssued');
  const called = first(({ event }) => event.type === 'reception.TicketCalled' && event.data['handingOver'] !== true);
  const opened = called ?? of('reception.CaseOpened');
  const handedOff = of('reception.FormHandedOff');
  const calledBack = first(
    ({ event }) => event.type === 'reception.TicketCalled' && event.data['handingOver'] === true,
  );
  const ready = calledBack ?? of('reception.CaseReady');
  const closed = first(({ event }) => ENDS.includes(event.type));
  const band = (kind: BandKind, from: string | null, to: string | null): Band[] =>
    from && from !== to ? [{ kind, from, to }] : [];
  return [
    ...band('waiting', issued, opened),
    ...band('counter', opened, handedOff ?? closed),
    ...band('centre', handedOff, ready ?? closed),
    ...(handedOff && ready ? band('handing-over', ready, closed) : []),
  ];
};

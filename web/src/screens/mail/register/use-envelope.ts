import { useReducer } from 'react';
import { emptyEnvelope, type Envelope, type KindLine, type OrderGroup } from './envelope.js';

type Act =
  | { do: 'set'; part: 'sender' | 'subject' | 'identity' | 'reply'; changes: object }
  | { do: 'purpose'; purpose: string }
  | { do: 'kind'; id: number; changes: Partial<KindLine> }
  | { do: 'add-kind'; kind: string }
  | { do: 'drop-kind'; id: number }
  | { do: 'order'; id: number; changes: Partial<OrderGroup> }
  | { do: 'add-order' }
  | { do: 'drop-order'; id: number }
  | { do: 'clear'; kind: string };

const nextId = (lines: readonly { id: number }[]): number => Math.max(0, ...lines.map(({ id }) => id)) + 1;

function change(envelope: Envelope, act: Act): Envelope {
  switch (act.do) {
    case 'set':
      return { ...envelope, [act.part]: { ...envelope[act.part], ...act.changes } };
    case 'purpose':
      return { ...envelope, purpose: act.purpose };
    case 'kind':
      return {
        ...envelope,
        kinds: envelope.kinds.map((one) => (one.id === act.id ? { ...one, ...act.changes } : one)),
      };
    case 'add-kind': {
      const line = { id: nextId(envelope.kinds), kind: act.kind, copies: '1', scope: 'person' as const };
      return { ...envelope, kinds: [...envelope.kinds, line] };
    }
    case 'drop-kind':
      return { ...envelope, kinds: envelope.kinds.filter(({ id }) => id !== act.id || envelope.kinds.length === 1) };
    case 'order':
      return {
        ...envelope,
        orders: envelope.orders.map((one) => (one.id === act.id ? { ...one, ...act.changes } : one)),
      };
    case 'add-order': {
      const last = envelope.orders.at(-1);
      const next = { id: nextId(envelope.orders), amount: '', sheets: '1', first: '', writtenOn: false };
      // Orders of one envelope are mostly bought together.
      return { ...envelope, orders: [...envelope.orders, { ...next, issuedOn: last?.issuedOn ?? null }] };
    }
    case 'drop-order':
      return { ...envelope, orders: envelope.orders.filter(({ id }) => id !== act.id || envelope.orders.length === 1) };
    case 'clear':
      return emptyEnvelope(act.kind);
  }
}

export const useEnvelope = (kind: string) => useReducer(change, kind, emptyEnvelope);
export type Change = (act: Act) => void;

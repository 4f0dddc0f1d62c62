import type { IconName } from '../design/icons.js';

export interface Place {
  to: '/counter' | '/floor' | '/board/$officeId' | '/kiosk/$officeId' | '/centre' | '/entry' | '/review';
  word: string;
  icon: IconName;
  /** A screen of its own, for another display. */
  apart?: boolean;
}

const counter: Place = { to: '/counter', word: 'web.places.counter', icon: 'window' };
const floor: Place = { to: '/floor', word: 'web.places.floor', icon: 'floor' };
const board: Place = { to: '/board/$officeId', word: 'web.places.board', icon: 'board', apart: true };
const kiosk: Place = { to: '/kiosk/$officeId', word: 'web.places.kiosk', icon: 'ticket', apart: true };
const entry: Place = { to: '/entry', word: 'web.places.entry', icon: 'entry' };
const review: Place = { to: '/review', word: 'web.places.review', icon: 'review' };
const centreQueue: Place = { to: '/centre', word: 'web.places.centre-queue', icon: 'list' };

/** The left rail holds only the places of the role that is signed in. */
const placesOfRole: Record<string, readonly Place[]> = {
  window: [counter, board],
  floor: [floor, board, kiosk],
  operator: [entry, centreQueue],
  reviewer: [review, centreQueue],
  supervisor: [centreQueue],
  protection: [entry, review, centreQueue],
};

export const placesOf = (role: string): readonly Place[] => placesOfRole[role] ?? [];

const homes = {
  window: '/counter',
  floor: '/floor',
  operator: '/entry',
  reviewer: '/review',
  supervisor: '/centre',
  protection: '/centre',
} as const;

/** Where a role starts its day. */
export const homeOf = (role: string): (typeof homes)[keyof typeof homes] | '/home' =>
  role in homes ? homes[role as keyof typeof homes] : '/home';

import type { IconName } from '../design/icons.js';

export interface Place {
  to: '/counter' | '/floor' | '/board/$officeId' | '/kiosk/$officeId';
  word: string;
  icon: IconName;
  /** A screen of its own, for another display. */
  apart?: boolean;
}

const counter: Place = { to: '/counter', word: 'web.places.counter', icon: 'window' };
const floor: Place = { to: '/floor', word: 'web.places.floor', icon: 'floor' };
const board: Place = { to: '/board/$officeId', word: 'web.places.board', icon: 'board', apart: true };
const kiosk: Place = { to: '/kiosk/$officeId', word: 'web.places.kiosk', icon: 'ticket', apart: true };

/** The left rail holds only the places of the role that is signed in. */
const placesOfRole: Record<string, readonly Place[]> = {
  window: [counter, board],
  floor: [floor, board, kiosk],
};

export const placesOf = (role: string): readonly Place[] => placesOfRole[role] ?? [];

export const homeOf = (role: string): '/counter' | '/floor' | '/home' =>
  role === 'window' ? '/counter' : role === 'floor' ? '/floor' : '/home';

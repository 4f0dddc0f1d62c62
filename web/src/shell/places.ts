import type { IconName } from '../design/icons.js';

export interface Place {
  to:
    | '/mail/board'
    | '/mail/register'
    | '/mail/bench'
    | '/mail/ledger'
    | '/counter'
    | '/cases'
    | '/hand-offs'
    | '/floor'
    | '/board/$officeId'
    | '/kiosk/$officeId'
    | '/centre'
    | '/entry'
    | '/review'
    | '/now'
    | '/explore'
    | '/definitions'
    | '/status'
    | '/audit'
    | '/operations';
  word: string;
  icon: IconName;
  /** A screen of its own, for another display. */
  apart?: boolean;
}

const counter: Place = { to: '/counter', word: 'web.places.counter', icon: 'window' };
const cases: Place = { to: '/cases', word: 'web.places.cases', icon: 'folder' };
const handOffs: Place = { to: '/hand-offs', word: 'web.places.hand-offs', icon: 'send' };
const floor: Place = { to: '/floor', word: 'web.places.floor', icon: 'floor' };
const board: Place = { to: '/board/$officeId', word: 'web.places.board', icon: 'board', apart: true };
const kiosk: Place = { to: '/kiosk/$officeId', word: 'web.places.kiosk', icon: 'ticket', apart: true };
const entry: Place = { to: '/entry', word: 'web.places.entry', icon: 'entry' };
const review: Place = { to: '/review', word: 'web.places.review', icon: 'review' };
const centreQueue: Place = { to: '/centre', word: 'web.places.centre-queue', icon: 'list' };
const now: Place = { to: '/now', word: 'manager-screens.places.now', icon: 'gauge' };
const explore: Place = { to: '/explore', word: 'manager-screens.places.explore', icon: 'chart' };
const definitions: Place = { to: '/definitions', word: 'manager-screens.places.definitions', icon: 'book' };
const status: Place = { to: '/status', word: 'status-screens.place', icon: 'stages' };

const mailRegister: Place = { to: '/mail/register', word: 'mail-screens.places.register', icon: 'add' };
const mailBoard: Place = { to: '/mail/board', word: 'mail-screens.places.board', icon: 'list' };
const mailBench: Place = { to: '/mail/bench', word: 'mail-screens.places.bench', icon: 'paper' };
const mailLedger: Place = { to: '/mail/ledger', word: 'mail-screens.places.ledger', icon: 'card' };

const audit: Place = { to: '/audit', word: 'audit-screens.place', icon: 'clock' };
const operations: Place = { to: '/operations', word: 'operations-screens.title', icon: 'gauge' };

/** The left rail holds only the places of the role that is signed in. */
const placesOfRole: Record<string, readonly Place[]> = {
  window: [counter, cases, handOffs, status, board],
  floor: [floor, status, board, kiosk],
  operator: [entry, centreQueue],
  reviewer: [review, centreQueue],
  supervisor: [centreQueue, status, now, explore, definitions],
  mail: [mailRegister, mailBoard, mailBench, mailLedger],
  protection: [entry, review, centreQueue, status, mailBench, mailBoard],
  manager: [now, explore, status, definitions, operations],
  auditor: [audit, status],
  admin: [operations],
};

export const placesOf = (role: string): readonly Place[] => placesOfRole[role] ?? [];

const homes = {
  window: '/counter',
  floor: '/floor',
  operator: '/entry',
  reviewer: '/review',
  supervisor: '/centre',
  mail: '/mail/register',
  protection: '/centre',
  manager: '/now',
  auditor: '/audit',
  admin: '/operations',
} as const;

/** Where a role starts its day. */
export const homeOf = (role: string): (typeof homes)[keyof typeof homes] | '/home' =>
  role in homes ? homes[role as keyof typeof homes] : '/home';

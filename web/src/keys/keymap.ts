/**
 * Every key of the screens, as data. A key means one thing on a screen; buttons print it from here,
 * the help sheet lists it from here, and a person may give it another key.
 */
export const keymap = {
  help: '?',
  search: '/',
  tour: 'T',
  counterNext: 'F2',
  counterRecall: 'F3',
  counterNoShow: 'F4',
  counterStart: 'F8',
  counterToCentre: 'F9',
  // Not the key of the start: pressed twice in haste it would end a visit that has just begun.
  counterFinish: 'F10',
  counterRequeue: 'R',
  counterPurpose: 'P',
  counterWithdraw: 'W',
  counterFilter: 'V',
  listDown: 'J',
  listUp: 'K',
  floorIssue: 'F2',
  floorReport: 'F7',
  floorPurpose: 'P',
  floorNeeds: 'N',
  floorRequeue: 'R',
  floorWithdraw: 'W',
} as const satisfies Record<string, string>;

export type Action = keyof typeof keymap;

/** The one printing press of this process. */
export const PAPER = Symbol('paper');

/** Names under which Nest injects values that have no class of their own. */
export const DEMO_CITY = Symbol('the demo city, or null');
export const SIGN_IN_LIMIT = Symbol('limit of sign-in attempts');

/** The demo city that a new data folder begins with; whoever plays in it plays the same people. */
export const CITY_SEED = 20261124;

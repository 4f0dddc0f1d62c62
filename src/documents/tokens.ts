/** Limits of what may be uploaded, from the settings. */
export const INTAKE_LIMITS = Symbol('limits of uploads');

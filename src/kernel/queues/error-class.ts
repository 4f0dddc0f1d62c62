/** The class of what went wrong: tells where to look and, unlike a message, never quotes what somebody typed. */
export const errorClass = (error: unknown): string => (error instanceof Error ? error.constructor.name : 'unknown');

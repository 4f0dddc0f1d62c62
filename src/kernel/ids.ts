/** Ids that a retry makes again, and new ones that sort by time. */
import { v5, v7 } from 'uuid';

const NAMESPACE = '6f2f1d52-3a0b-5d0e-9b1a-7e0c6f1d2a35';

export const newId = (): string => v7();

/** The same parts give the same id, always. */
export const derivedId = (...parts: readonly (string | number)[]): string => v5(parts.join('\u001f'), NAMESPACE);

/** A retried command makes the same event ids, on every engine. */
export const eventId = (commandId: string, index: number): string => derivedId('event', commandId, index);

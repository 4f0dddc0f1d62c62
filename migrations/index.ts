/** Forward only, in order. Read models are not here: each projection makes its own schema. */
import { EventStore1764000000000 } from './1764000000000-event-store.js';
import { Operations1764000000001 } from './1764000000001-operations.js';
import { CommandClaims1764000000002 } from './1764000000002-command-claims.js';
import { ImportEvents1764000000003 } from './1764000000003-import-events.js';
import { Reveals1764000000004 } from './1764000000004-reveals.js';

export const migrations = [
  EventStore1764000000000,
  Operations1764000000001,
  CommandClaims1764000000002,
  ImportEvents1764000000003,
  Reveals1764000000004,
];

import type { components, paths } from '../../api/schema.js';

/** What the office's mail desk answers, as the server's own document says it. */
type Json<Responses, Status extends number> = Responses extends {
  [S in Status]: { content: { 'application/json': infer Body } };
}
  ? Body
  : never;
type Read<Path extends keyof paths> = paths[Path] extends { get: { responses: infer Responses } }
  ? Json<Responses, 200>
  : never;
type Done<Path extends keyof paths, Status extends number = 200> = paths[Path] extends {
  post: { responses: infer Responses };
}
  ? Json<Responses, Status>
  : never;
type Inputs = components['schemas'];

export type Board = Read<'/api/mail-requests'>;
export type BoardQuery = NonNullable<paths['/api/mail-requests']['get']['parameters']['query']>;
/** One line of the board; who may not see the sender is told none. */
export type Card = Board['waiting'][number];
export type DeskStage = Board['columns'][number]['stage'];
export type Ledger = Read<'/api/mail-requests/ledger'>;

/** One request, opened. */
export type MailRequest = Read<'/api/mail-requests/{requestId}'>;
export type Act = MailRequest['acts'][number];
export type Printed = Done<'/api/mail-requests/{requestId}/print'>['certificates'][number];
export type Fee = Omit<MailRequest['fee'], 'settled' | 'kept'>;
export type OrderJudged = Fee['orders'][number];

export type Offered = Read<'/api/mail-requests/kinds'>;
export type KindOffered = Offered['kinds'][number];
export type Reckoned = Done<'/api/mail-requests/fee'>;
export type EnvelopeScan = Done<'/api/mail-requests/scans', 201>;
export type Registered = Done<'/api/mail-requests', 201>;

export type Registration = Inputs['RegisterInput'];
export type Reckoning = Inputs['FeeInput'];
export type Inquiry = Inputs['InquiryInput'];
export type InquiryReason = Inquiry['reasons'][number];
export type Reply = Inputs['ReplyInput'];
export type Failure = Inputs['FailInput'];
export type FailureReason = Failure['reasons'][number];
export type Rejection = Inputs['RejectInput'];
export type RejectReason = Rejection['reason'];
export type Dispatch = Inputs['DispatchInput'];

export const deskStages = [
  'screening',
  'searching',
  'issuing',
  'verifying',
  'sealing',
  'dispatch',
] as const satisfies readonly DeskStage[];

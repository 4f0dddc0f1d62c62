/** Every figure of the office, in the order in which the page of definitions lists them. */
import { backlog } from './backlog.js';
import { centreEntryTime } from './centre-entry-time.js';
import { centreReviewTime } from './centre-review-time.js';
import { handOffToApproval } from './hand-off-to-approval.js';
import { mailAge } from './mail-age.js';
import { mailPromiseKept } from './mail-promise-kept.js';
import { oneStopRate } from './one-stop-rate.js';
import { returnRate } from './return-rate.js';
import { serviceTime } from './service-time.js';
import { standingTime } from './standing-time.js';
import { visitorWaitsForCentre } from './visitor-waits-for-centre.js';
import { waitingNow } from './waiting-now.js';
import { waitingTime } from './waiting-time.js';

export const definitions = [
  waitingNow,
  waitingTime,
  serviceTime,
  visitorWaitsForCentre,
  centreEntryTime,
  centreReviewTime,
  handOffToApproval,
  backlog,
  standingTime,
  returnRate,
  oneStopRate,
  mailAge,
  mailPromiseKept,
] as const;

export {
  backlog,
  centreEntryTime,
  centreReviewTime,
  handOffToApproval,
  mailAge,
  mailPromiseKept,
  oneStopRate,
  returnRate,
  serviceTime,
  standingTime,
  visitorWaitsForCentre,
  waitingNow,
  waitingTime,
};

/** Apart from the context's index: it asks the centre and reception, which themselves ask the registry. */
export { ApplyFormJob } from './apply-form.job.js';
export { ApplyFormModule } from './apply-form.module.js';
export { applyForm } from './apply-form.obligation.js';

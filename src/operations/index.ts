/** What the wiring may use of `operations`. */
export { OperationsModule } from './operations.module.js';

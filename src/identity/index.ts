/** What other contexts may use of `identity`. */
export { identityEvents, roles, type IdentityEvent, type OfficeShape, type Role } from './events.js';
export { directory, directoryModel } from './directory.projection.js';
export { IdentityModule } from './identity.module.js';
export { OpenAccount } from './open-account.js';
export { OpenOffice } from './open-office.js';
export { mayDo, rights, type Action, type PrincipalRole } from './rights.js';
export { Sessions } from './sessions.js';
export { Staff } from './staff.js';
export { DEMO_CITY, SIGN_IN_LIMIT } from './tokens.js';
export { ConfigurationError, counterId, readDemoCity, readOffices, type DemoCity } from './offices-file.js';
export { demoAccountId } from './session.controller.js';

export * from './business-days.js';
export * from './era.js';
export * from './iso-date.js';

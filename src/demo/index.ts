export { DemoModule } from './demo.module.js';
export { DEMO_STAGE, type DemoStage } from './tokens.js';

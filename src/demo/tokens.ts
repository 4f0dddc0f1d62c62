/** Which invented city is played, and at which ward the user sits. */
export const DEMO_STAGE = Symbol('the stage of the demo');

export interface DemoStage {
  readonly ward: string;
  readonly citySeed: number;
  readonly households: number;
}

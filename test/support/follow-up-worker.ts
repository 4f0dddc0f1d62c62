/** A second process of the small office. It says what it does, so that it can be frozen or killed at that moment. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Desk, type DeskOptions } from './follow-up-desk.js';

type Order = DeskOptions & { readonly afterReport: 'go on' | 'hang' };

const { afterReport, ...options } = JSON.parse(process.argv.at(-1) ?? '{}') as Order;

const desk = await Desk.open({
  ...options,
  job: async (_followUp, report) => {
    console.log('taken');
    await sleep(500);
    await report();
    console.log('reported');
    if (afterReport === 'hang') await new Promise(() => undefined);
  },
});
desk.startFollowUps();
console.log('started');

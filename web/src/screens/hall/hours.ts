import type { Office } from '../../api/types.js';

const plain = (time: string): string => time.replace(/^0/, '');

export const hoursOf = ({ hours }: Office): string => `${plain(hours.opens)}〜${plain(hours.closes)}`;

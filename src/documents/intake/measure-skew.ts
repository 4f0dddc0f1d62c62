import type { Grey } from './grey.js';

const reach = 4;

/**
 * Rows of print are densest when looked at along their own angle. Each angle from −4° to 4° gives the profile of ink by row;
 * the sharpest profile wins, found coarsely and then to 0.05°. Clockwise is positive.
 */
export function measureSkew(page: Grey, threshold: number): number {
  const ink = inkOf(page, threshold);
  if (ink.length < 100) return 0;
  const sharpness = (degrees: number) => profileSharpness(ink, page, degrees);
  const coarse = best(-reach, reach, 0.5, sharpness);
  const middle = best(coarse - 0.5, coarse + 0.5, 0.1, sharpness);
  const fine = best(middle - 0.1, middle + 0.1, 0.025, sharpness);
  // A photograph or a stamp has no rows: its profile hardly changes with the angle, and it is left as it is.
  const gain = sharpness(fine) / sharpness(fine > 0 ? fine - 3 : fine + 3);
  return gain < 1.1 || Math.abs(fine) >= reach ? 0 : Math.round(fine * 1000) / 1000 + 0;
}

function inkOf({ data, width, height }: Grey, threshold: number): Uint32Array {
  const found: number[] = [];
  // The shadow at a scan's edges is straight in its own way; the outer 4% says nothing of the print.
  const margin = Math.round(width * 0.04);
  // Every second column says as much of the rows.
  for (let y = margin; y < height - margin; y += 1)
    for (let x = margin; x < width - margin; x += 2)
      if ((data[y * width + x] ?? 255) < threshold) found.push(y * width + x);
  const step = Math.ceil(found.length / 40_000);
  return Uint32Array.from(step > 1 ? found.filter((_, i) => i % step === 0) : found);
}

function profileSharpness(ink: Uint32Array, { width, height }: Grey, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const rows = new Float64Array(height + 2 * width);
  for (const at of ink) {
    const y = (at / width) | 0;
    const row = y - (at - y * width) * slope + width;
    const whole = row | 0;
    rows[whole] = (rows[whole] ?? 0) + 1 - (row - whole);
    rows[whole + 1] = (rows[whole + 1] ?? 0) + row - whole;
  }
  let sum = 0;
  for (let i = 1; i < rows.length; i += 1) sum += ((rows[i] ?? 0) - (rows[i - 1] ?? 0)) ** 2;
  return sum;
}

function best(from: number, to: number, step: number, score: (value: number) => number): number {
  let winner = { value: from, score: -1 };
  for (let value = from; value <= to + step / 2; value += step) {
    const now = score(value);
    if (now > winner.score) winner = { value, score: now };
  }
  return winner.value;
}

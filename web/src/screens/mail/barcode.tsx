/** Code 39: each sign is five bars and four gaps, of which the wide ones are marked. */
const signs: Record<string, string> = {
  '0': 'nnnwwnwnn',
  '1': 'wnnwnnnnw',
  '2': 'nnwwnnnnw',
  '3': 'wnwwnnnnn',
  '4': 'nnnwwnnnw',
  '5': 'wnnwwnnnn',
  '6': 'nnwwwnnnn',
  '7': 'nnnwnnwnw',
  '8': 'wnnwnnwnn',
  '9': 'nnwwnnwnn',
  '-': 'nwnnnnwnw',
  '*': 'nwnnwnwnn',
};

function barsOf(text: string): { bars: { x: number; width: number }[]; length: number } {
  const bars: { x: number; width: number }[] = [];
  let x = 0;
  for (const sign of `*${text}*`) {
    [...(signs[sign] ?? '')].forEach((size, at) => {
      const width = size === 'w' ? 3 : 1;
      if (at % 2 === 0) bars.push({ x, width });
      x += width;
    });
    x += 1;
  }
  return { bars, length: x };
}

/** The running number as lines that a reader at the desk can take: its digits and hyphens. */
export function Barcode({ number, height = 40 }: { number: string; height?: number }) {
  const digits = number.replace(/[^0-9-]/g, '').replace(/^-+/, '');
  const { bars, length } = barsOf(digits);
  return (
    <svg viewBox={`-10 0 ${length + 20} 10`} preserveAspectRatio="none" height={height} width="100%" aria-hidden="true">
      {bars.map(({ x, width }) => (
        <rect key={x} x={x} y="0" width={width} height="10" />
      ))}
    </svg>
  );
}

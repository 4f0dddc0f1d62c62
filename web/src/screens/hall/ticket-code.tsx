import { encode } from 'uqr';

/** The QR code that opens the visitor's own place in line on a phone. */
export function TicketCode({ address, label }: { address: string; label: string }) {
  const code = encode(address, { ecc: 'M', border: 2 });
  const squares = code.data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
  return (
    <svg viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={squares.join('')} fill="#000" />
    </svg>
  );
}

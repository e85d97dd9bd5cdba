/** Where along a text people talk, as bars from its beginning to its end. The numbers stand beside it in words. */
export function HeatStrip({ heat }: { heat: number[] }) {
  const most = Math.max(0, ...heat);
  if (most === 0) return null;
  return (
    <svg className="strip" viewBox={`0 0 ${heat.length * 4} 10`} preserveAspectRatio="none" aria-hidden>
      {heat.map((times, at) => {
        const height = times === 0 ? 0.5 : 1 + (9 * times) / most;
        return <rect key={at} x={at * 4} y={10 - height} width={3} height={height} />;
      })}
    </svg>
  );
}

/** The mark: nine squares without the middle and the middle-right one. */
export function BrandMark({ className }: { className?: string }) {
  const places = [0, 1, 2, 3, 6, 7, 8];
  return (
    <svg viewBox="0 0 22 22" className={className} fill="currentColor" aria-hidden="true">
      {places.map((place) => (
        <rect key={place} x={(place % 3) * 7.75} y={Math.floor(place / 3) * 7.75} width="6.5" height="6.5" rx="1.4" />
      ))}
    </svg>
  );
}

import type { JobMoment } from './job.tsx';

/** How the gap to the best possible plan fell over time, as a small line without axes. */
export function GapLine({ trail, className }: { trail: readonly JobMoment[]; className: string }) {
  const last = trail.at(-1)?.seconds || 1;
  const most = Math.max(...trail.map(({ gap }) => gap), 0.0001);
  const points = trail.map(({ seconds, gap }) => `${(seconds / last) * 100},${38 - (gap / most) * 36}`).join(' ');
  return (
    <svg className={className} viewBox="0 0 100 40" preserveAspectRatio="none" aria-hidden="true">
      <polyline points={points} fill="none" stroke="var(--accent)" strokeWidth="2" vectorEffect="non-scaling-stroke" />
    </svg>
  );
}

import KDBush from 'kdbush';
import { LassoSelect, Maximize, Minus, Plus } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePalette } from '../charts/palette.ts';
import { Button } from '../components/Button.tsx';
import { useFormat } from '../i18n/format.ts';
import { contextOf } from './canvas.ts';
import { drawMap, drawMarks, type MapScene, type MapSchool, radiusOf } from './draw.ts';
import { isInside } from './outlines.ts';
import styles from './SchoolMap.module.css';
import { fitView, type Point, panBy, type Size, scaleBar, toPlane, type View, zoomAt } from './view.ts';

interface SchoolMapProps {
  readonly label: string;
  readonly scene: MapScene;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  /** Schools chosen together, by a line around them or in another way. */
  readonly chosenIds: ReadonlySet<string>;
  /** The schools inside a line drawn around them; none clears the choice. */
  readonly onLasso: (ids: readonly string[]) => void;
  /** What is read out about a school under the pointer. */
  readonly describe: (id: string) => ReactNode;
  readonly legend: ReactNode;
}

const NOTHING: readonly Point[] = [];
const ZOOM_STEP = 1.4;
const PAN_STEP = 60;

/**
 * Schools on a canvas: zoom with the wheel, pan by dragging, click selects, dragging with Shift or with the lasso in hand
 * selects many.
 */
export function SchoolMap({
  label,
  scene,
  selectedId,
  chosenIds,
  onSelect,
  onLasso,
  describe,
  legend,
}: SchoolMapProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<HTMLCanvasElement>(null);
  const [lassoInHand, setLassoInHand] = useState(false);
  const [size, setSize] = useState<Size>({ width: 0, height: 0 });
  const points = useMemo(() => scene.schools.map(({ at }) => at), [scene.schools]);
  const extent = useMemo(() => boundsKey(points), [points]);
  const [moved, setMoved] = useState<{ readonly extent: string; readonly view: View } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same schools in another colour keep the view.
  const fitted = useMemo(() => fitView(points, size), [extent, size]);
  const view = moved?.extent === extent ? moved.view : fitted;
  const [hovered, setHovered] = useState<{ readonly school: MapSchool; readonly at: Point } | null>(null);
  const [lasso, setLasso] = useState(NOTHING);
  const drag = useRef<{ readonly from: Point; last: Point; readonly lasso: boolean; far: boolean } | null>(null);
  const zoom = view.scale / fitted.scale;

  const index = useMemo(() => {
    const built = new KDBush(Math.max(1, scene.schools.length));
    for (const { at } of scene.schools) built.add(at.x, at.y);
    if (scene.schools.length === 0) built.add(0, 0);
    built.finish();
    return built;
  }, [scene.schools]);

  const move = useCallback(
    (change: (before: View) => View) =>
      setMoved((before) => ({ extent, view: change(before?.extent === extent ? before.view : fitted) })),
    [extent, fitted],
  );

  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent) => {
      event.preventDefault();
      move((before) =>
        zoomAt(before, size, { x: event.offsetX, y: event.offsetY }, 1.0015 ** -event.deltaY, 0.5 * fitted.scale),
      );
    };
    // React listens passively, and a passive listener cannot keep the page from scrolling.
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [move, size, fitted.scale]);

  const selected = useMemo(
    () => (selectedId === null ? null : (scene.schools.find(({ id }) => id === selectedId) ?? null)),
    [scene.schools, selectedId],
  );

  const chosen = useMemo(
    () => (chosenIds.size === 0 ? [] : scene.schools.filter(({ id }) => chosenIds.has(id))),
    [scene.schools, chosenIds],
  );

  useEffect(() => {
    const element = canvas.current;
    if (element === null || size.width === 0) return;
    const request = requestAnimationFrame(() => {
      const context = contextOf(element, size);
      if (context !== null) drawMap(context, scene, view, size, zoom, palette);
    });
    return () => cancelAnimationFrame(request);
  }, [scene, view, size, zoom, palette]);

  useEffect(() => {
    const element = overlay.current;
    if (element === null || size.width === 0) return;
    const request = requestAnimationFrame(() => {
      const context = contextOf(element, size);
      const marks = { selected, hovered: hovered?.school ?? null, chosen, lasso };
      if (context !== null) drawMarks(context, scene, marks, view, size, zoom, palette);
    });
    return () => cancelAnimationFrame(request);
  }, [scene, selected, hovered, chosen, lasso, view, size, zoom, palette]);

  function schoolAt(at: Point): MapSchool | null {
    const middle = toPlane(view, size, at);
    const reach = 28 / view.scale;
    let nearest: MapSchool | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const found of index.within(middle.x, middle.y, reach)) {
      const school = scene.schools[found];
      if (school === undefined) continue;
      const pixels = Math.hypot(school.at.x - middle.x, school.at.y - middle.y) * view.scale;
      if (pixels <= Math.max(6, radiusOf(school, scene, zoom) + 2) && pixels <= least) {
        least = pixels;
        nearest = school;
      }
    }
    return nearest;
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Escape' && chosenIds.size > 0) {
      event.preventDefault();
      onLasso([]);
      return;
    }
    const middle = { x: size.width / 2, y: size.height / 2 };
    const actions: Record<string, (before: View) => View> = {
      ArrowLeft: (before) => panBy(before, PAN_STEP, 0),
      ArrowRight: (before) => panBy(before, -PAN_STEP, 0),
      ArrowUp: (before) => panBy(before, 0, PAN_STEP),
      ArrowDown: (before) => panBy(before, 0, -PAN_STEP),
      '+': (before) => zoomAt(before, size, middle, ZOOM_STEP, 0.5 * fitted.scale),
      '=': (before) => zoomAt(before, size, middle, ZOOM_STEP, 0.5 * fitted.scale),
      '-': (before) => zoomAt(before, size, middle, 1 / ZOOM_STEP, 0.5 * fitted.scale),
      '0': () => fitted,
    };
    const action = actions[event.key];
    if (action === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(action);
  }

  const bar = scaleBar(view, 140);
  const middle = { x: size.width / 2, y: size.height / 2 };
  return (
    <div ref={frame} className={styles.frame}>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: the canvas takes keys and pointers as a map does. */}
      <canvas
        ref={canvas}
        className={`${styles.canvas} ${lassoInHand ? styles.lassoing : ''}`}
        role="application"
        aria-label={label}
        aria-roledescription={t('map.roleDescription')}
        tabIndex={0}
        onKeyDown={onKey}
        onPointerDown={(event) => {
          const at = positionOf(event);
          const lassoing = event.shiftKey || lassoInHand;
          drag.current = { from: at, last: at, lasso: lassoing, far: false };
          event.currentTarget.setPointerCapture(event.pointerId);
          if (lassoing) setLasso([at]);
        }}
        onPointerMove={(event) => {
          const at = positionOf(event);
          const dragged = drag.current;
          if (dragged === null) {
            const school = schoolAt(at);
            setHovered(school === null ? null : { school, at });
            return;
          }
          dragged.far ||= Math.hypot(at.x - dragged.from.x, at.y - dragged.from.y) > 4;
          if (!dragged.far) return;
          setHovered(null);
          const { last } = dragged;
          if (dragged.lasso) setLasso((line) => [...line, at]);
          else move((before) => panBy(before, at.x - last.x, at.y - last.y));
          dragged.last = at;
        }}
        onPointerUp={(event) => {
          const dragged = drag.current;
          drag.current = null;
          if (dragged === null) return;
          if (dragged.lasso && dragged.far) {
            const ring = lasso.map((point) => toPlane(view, size, point));
            onLasso(scene.schools.filter(({ at }) => isInside(at, ring)).map(({ id }) => id));
            setLassoInHand(false);
          } else if (!dragged.far) {
            const school = schoolAt(positionOf(event));
            if (school !== null) onSelect(school.id);
          }
          setLasso(NOTHING);
        }}
        onPointerLeave={() => setHovered(null)}
        onDoubleClick={(event) => {
          const at = positionOf(event);
          move((before) => zoomAt(before, size, at, ZOOM_STEP * ZOOM_STEP, 0.5 * fitted.scale));
        }}
      />
      <canvas ref={overlay} className={styles.overlay} aria-hidden />
      {hovered !== null && (
        <div
          className={styles.readout}
          style={{
            left: Math.min(hovered.at.x + 14, Math.max(0, size.width - 280)),
            top: hovered.at.y > size.height - 150 ? hovered.at.y - 130 : hovered.at.y + 14,
          }}
        >
          {describe(hovered.school.id)}
        </div>
      )}
      <div className={styles.tools}>
        <Button
          icon={<Plus aria-hidden />}
          aria-label={t('map.zoomIn')}
          title={t('map.zoomIn')}
          onClick={() => move((before) => zoomAt(before, size, middle, ZOOM_STEP, 0.5 * fitted.scale))}
        />
        <Button
          icon={<Minus aria-hidden />}
          aria-label={t('map.zoomOut')}
          title={t('map.zoomOut')}
          onClick={() => move((before) => zoomAt(before, size, middle, 1 / ZOOM_STEP, 0.5 * fitted.scale))}
        />
        <Button
          icon={<Maximize aria-hidden />}
          aria-label={t('map.fit')}
          title={t('map.fit')}
          onClick={() => setMoved(null)}
        />
        <Button
          icon={<LassoSelect aria-hidden />}
          aria-label={t('map.lasso')}
          title={t('map.lasso')}
          aria-pressed={lassoInHand}
          onClick={() => setLassoInHand(!lassoInHand)}
        />
      </div>
      <div className={styles.north} role="img" aria-label={t('map.north')}>
        <svg viewBox="0 0 20 28" aria-hidden>
          <path d="M10 1 L17 20 L10 16 L3 20 Z" />
        </svg>
        <span aria-hidden>{t('map.northLetter')}</span>
      </div>
      <div className={styles.scale} style={{ width: bar.pixels }}>
        {bar.metres >= 1000 ? `${format.number(bar.metres / 1000)} km` : `${format.number(bar.metres)} m`}
      </div>
      <div className={styles.legend}>{legend}</div>
    </div>
  );
}

function positionOf(event: { readonly nativeEvent: { readonly offsetX: number; readonly offsetY: number } }): Point {
  return { x: event.nativeEvent.offsetX, y: event.nativeEvent.offsetY };
}

/** Tells whether other schools are shown, or the same ones. */
function boundsKey(points: readonly Point[]): string {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const { x, y } of points) {
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  }
  return [left, top, right, bottom].join(' ');
}

/** Where notices stand, so that they cover nothing one could press. Pure, in pixels of the window. */

export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export type ToastPlace = 'foot' | 'right' | 'left' | 'top';

const meets = (a: Area, b: Area): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

/**
 * The first place at which the fewest controls are covered; the foot when all are alike, or where they stand already.
 * @param size of the notices
 * @param view size of the window
 * @param now where they stand, so that they do not move for nothing
 * @param foot where the foot is: in the middle, or at the right, where what stands in the middle is read
 * @param head pixels at the top that stay free, for the line that is always there
 */
export function placeFor(
  size: { width: number; height: number },
  view: { width: number; height: number },
  controls: readonly Area[],
  now?: ToastPlace,
  foot: 'middle' | 'right' = 'middle',
  head = 56,
): ToastPlace {
  const gap = 20;
  const { width, height } = size;
  const low = view.height - gap - height;
  const middle = (view.width - width) / 2;
  const right = view.width - gap - width;
  const at = (left: number, top: number): Area => ({ left, top, right: left + width, bottom: top + height });
  const places: [ToastPlace, Area][] = [
    ['foot', at(foot === 'right' ? right : middle, low)],
    ['right', at(right, low)],
    ['left', at(gap, low)],
    ['top', at(middle, head)],
  ];
  let best: ToastPlace = 'foot';
  let fewest = Infinity;
  for (const [place, area] of places) {
    const covered = controls.filter((control) => meets(area, control)).length;
    if (covered < fewest || (covered === fewest && place === now)) [best, fewest] = [place, covered];
  }
  return best;
}

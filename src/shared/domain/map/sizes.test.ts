import { expect, it } from 'vitest';
import { buildScene, FIGURE_SIZES, figureSizeOf, preflight, type PreflightLine } from './index.ts';
import { longLabels, relational } from './testing/studies.ts';

const words = { alt: 'A map.', description: 'A map.' };
const height = (scene: ReturnType<typeof buildScene>): PreflightLine | undefined =>
  preflight(scene, words).find((l) => l.id === 'height');

it('knows a width by its name, and leaves other widths alone', () => {
  expect(figureSizeOf(84)?.name).toBe('One column');
  expect(figureSizeOf(173.9)?.id).toBe('columns');
  expect(figureSizeOf(100)).toBeUndefined();
  expect(new Set(FIGURE_SIZES.map((s) => s.widthMm)).size).toBe(FIGURE_SIZES.length);
});

it('says when a figure is higher than its page, slide or sheet leaves room for', () => {
  expect(height(buildScene({ ...relational, widthMm: 254 }))).toMatchObject({ level: 'green' });
  const slide = height(buildScene({ ...longLabels, layout: 'tree', widthMm: 254 }));
  expect(slide).toMatchObject({ level: 'amber' });
  expect(slide?.message).toMatch(/^254 by [\d.]+ mm on paper; a slide leaves 143 mm\./u);
});

import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { galleryLayouts, writeGallery } from '../../../src/main/services/gallery/gallery.ts';
import { galleryStructures, structures, themesOf } from '../../../src/main/services/gallery/structures.ts';

it('holds the three structures as they were published', () => {
  const [cen, bjsw, hud] = structures.map((s) => themesOf(s));
  const count = (themes: typeof cen, level: number): number =>
    themes?.filter((t) => t.level === level).length ?? 0;
  expect([0, 1, 2].map((level) => count(cen, level))).toEqual([1, 4, 16]);
  expect(bjsw).toHaveLength(5);
  expect([0, 1].map((level) => count(hud, level))).toEqual([4, 28]);
  const marks = hud?.flatMap((t) => (t.groups ? [t.groups.join('')] : [])) ?? [];
  expect(['AB', 'A', 'B'].map((mark) => marks.filter((m) => m === mark).length)).toEqual([9, 9, 10]);
});

it('draws every layout of the program for each structure, or says why not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'threadwork-gallery-'));
  try {
    const entries = await writeGallery({ folder, widthMm: 174, dpi: 72 });
    const examples = galleryStructures.flatMap((s) => s.forms ?? []).length;
    expect(entries).toHaveLength((structures.length * galleryLayouts.length + examples) * 2);
    expect(readdirSync(folder).toSorted()).toEqual(entries.flatMap((e) => e.files).toSorted());
    for (const entry of entries) expect(entry.files.length === 2).toBe(entry.instead === null);
    for (const layout of galleryLayouts)
      expect(entries.some((e) => e.layout === layout && e.instead === null)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

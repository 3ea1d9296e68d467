import type { Look } from '../store.ts';

/** Ways to look at the sheet, by name. */
export const LOOKS: { id: Look; label: string; description?: string }[] = [
  { id: 'printed', label: 'As printed' },
  { id: 'grey', label: 'In grey', description: 'A copier, a printed page without colour' },
  { id: 'deuteranopia', label: 'With deuteranopia', description: 'No green cones, about 1 man in 100' },
  { id: 'protanopia', label: 'With protanopia', description: 'No red cones, about 1 man in 100' },
  { id: 'tritanopia', label: 'With tritanopia', description: 'No blue cones, rare' },
  { id: 'all', label: 'All of these side by side' },
];

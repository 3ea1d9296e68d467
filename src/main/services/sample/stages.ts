import type { Actor } from '../../../shared/contract/define.ts';
import type { Call } from './frame-story.ts';

/** What the team called its themes on the way; a slug is the theme it became. */
const ON_THE_WAY = [
  { slug: 'understanding', initial: 'Knowing the person', developed: 'Understanding' },
  { slug: 'interpersonal-connection', initial: 'Being heard', developed: 'Human connection' },
  { slug: 'consistency-continuity', initial: 'Gaps and waiting', developed: 'Consistency' },
  { slug: 'adaptability-accessibility', initial: 'Rules and thresholds', developed: 'Flexibility' },
] as const;

/** Codes that stood on the first map: under one early theme, and loose, as early maps have them. */
const EARLY_CODES = {
  labels: ['label-first', 'talked-about', 'brushed-off'],
  loose: ['pets-and-places', 'online-meetings', 'coping-well-mask', 'honest-about-limits'],
} as const;

interface OnTheWay {
  readonly mapId: string;
  /** Themes there are already, by slug. */
  readonly themes: ReadonlyMap<string, string>;
  /** Lets the last early theme go and keeps the final stage; called when the themes are as they are in the end. */
  finish(): Promise<void>;
}

/** The first two stages of the thematic map: six loose themes, then five round a centre that is still a question. */
export async function addStages(
  call: Call,
  lead: Actor,
  codes: ReadonlyMap<string, string>,
): Promise<OnTheWay> {
  const themes = new Map<string, string>();
  const make = async (name: string, level = 1): Promise<string> =>
    (await call('theme.create', { name, level }, lead)).id;
  for (const { slug, initial } of ON_THE_WAY) themes.set(slug, await make(initial));
  const labels = await make('Labels and blame');
  const crisis = await make('Help in a crisis');
  const { id: mapId } = await call(
    'map.create',
    { name: 'Thematic map', layout: 'auto', widthMm: 174 },
    lead,
  );
  const note = await call('map.addItem', { mapId, kind: 'note', text: 'Miscellaneous: four codes' }, lead);
  await call('map.addCodes', { mapId, codeIds: EARLY_CODES.labels.flatMap((c) => codes.get(c) ?? []), aboutId: labels }, lead); // prettier-ignore
  const loose = { mapId, codeIds: EARLY_CODES.loose.flatMap((c) => codes.get(c) ?? []) };
  const { ids } = await call('map.addCodes', loose, lead);
  await call('map.keepStage', { mapId }, lead);
  for (const id of [note.id, ...ids]) await call('map.removeItem', { id }, lead);
  await call('map.showCodes', { mapId, themeId: labels, shown: false }, lead);

  const hub = await make('A relational approach?', 0);
  themes.set('relational-practice', hub);
  for (const { slug, developed } of ON_THE_WAY) {
    const id = themes.get(slug) ?? '';
    await call('theme.update', { id, name: developed }, lead);
    await call('theme.move', { id, parentId: hub, before: null }, lead);
  }
  await call('theme.move', { id: crisis, parentId: hub, before: null }, lead);
  await call('theme.merge', { from: [labels], into: themes.get('understanding') ?? '' }, lead);
  await call('map.take', { mapId }, lead);
  await call('map.keepStage', { mapId }, lead);

  return {
    mapId,
    themes,
    finish: async () => {
      // nobody merged this one: where it went was said afterwards
      await call('theme.remove', { id: crisis }, lead);
      const heirId = themes.get('consistency-continuity') ?? '';
      await call('map.setHeir', { themeId: crisis, heirId }, lead);
      await call('map.take', { mapId }, lead);
      await call('map.update', { id: mapId, stage: 'final' }, lead);
      await call('map.keepStage', { mapId }, lead);
    },
  };
}

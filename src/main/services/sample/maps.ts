import type { Actor } from '../../../shared/contract/define.ts';
import type { Call } from './frame-story.ts';
import type { SampleStudy } from './study.ts';

/** A map of the themes with worded links and some codes, beside the figure. */
export async function addMap(
  call: Call,
  study: SampleStudy,
  lead: Actor,
  { themes, codes }: { themes: Map<string, string>; codes: Map<string, string> },
): Promise<void> {
  // A second map for the thinking behind the figure: the same themes with the team's worded links.
  const working = await call(
    'map.create',
    { name: 'How the themes act on each other', layout: 'tree', widthMm: 174 },
    lead,
  );
  for (const link of study.links) {
    const from = themes.get(link.from);
    const to = themes.get(link.to);
    if (from && to)
      await call(
        'map.link',
        {
          mapId: working.id,
          from,
          to,
          words: link.words,
          kind: link.kind === 'tension' ? 'dashed' : 'plain',
          arrow: link.arrow,
        },
        lead,
      );
  }
  for (const slug of SHOWN.under)
    await call('map.showCodes', { mapId: working.id, themeId: themes.get(slug) ?? '', shown: true }, lead);
  const codeIds = SHOWN.loose.flatMap((slug) => codes.get(slug) ?? []);
  await call('map.addCodes', { mapId: working.id, codeIds }, lead);
}

/** Sub-themes whose codes stand on the second map, and codes that stand there by themselves. */
const SHOWN = { under: ['validation-listening', 'timely-support'], loose: ['online-meetings'] } as const;

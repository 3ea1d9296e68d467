import { useActions, type Action } from '../../app/actions.ts';
import { useHost, useReadOnly } from '../../app/host-state.ts';
import { usePaletteProvider, type PaletteItem } from '../../app/palette-providers.ts';
import { navigate } from '../../app/router.ts';
import { useClient, useQuery } from '../../data/use-query.ts';
import { openPropose } from './propose.ts';
import { ProposeHost } from './propose-dialog.tsx';
import { pastNameInWords, proposalTitle } from './words.ts';

const holds = (text: string, query: string) => {
  const found = text.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/u)
    .filter(Boolean)
    .every((word) => found.includes(word));
};

/** Proposing from any room; in the codebook and in reading the same action knows what it is about. */
export const proposeAction = (run: () => void, isReadOnly: boolean): Action => ({
  id: 'frame.propose',
  label: 'Propose a change to the coding frame',
  group: 'Codebook',
  shortcut: 'Shift+P',
  keywords: 'proposal suggest add rename merge split retire code',
  isEnabled: () => !isReadOnly,
  run,
});

/**
 * The coding frame from every room: its actions, and in the palette open proposals and the old names of codes. Draws
 * nothing but the dialog in which one proposes.
 */
export function FrameFinds() {
  const client = useClient();
  const isReadOnly = useReadOnly();
  const isStudy = useHost((host) => (host.state?.study ?? null) !== null);
  const state = useQuery('frame.state', isStudy ? {} : null).data;
  const open = state?.openProposals ?? 0;
  const group = 'Codebook';
  useActions([
    {
      id: 'frame.changes',
      label: 'Versions of the coding frame and what changed',
      group,
      keywords: 'frame frozen history codebook version freeze',
      run: () => navigate('codebook', { view: 'frame' }),
    },
    {
      id: 'frame.proposals',
      label: open === 0 ? 'Proposals for the coding frame' : `Open proposals (${open})`,
      group,
      keywords: 'proposed decide accept decline frame',
      run: () => navigate('codebook', { view: 'frame', show: 'proposals' }),
    },
    {
      id: 'frame.lookAgain',
      label: 'Transcripts worth another look',
      group,
      keywords: 'finished before code existed later new look again',
      run: () => navigate('codebook', { view: 'frame', show: 'again' }),
    },
    proposeAction(() => openPropose(), isReadOnly),
  ]);
  usePaletteProvider({
    id: 'old-names',
    title: 'Old names of codes',
    order: 31,
    async search(query, limit) {
      const result = await client.call('frame.pastNames', {});
      if (!result.ok) return [];
      return result.value
        .filter((one) => holds(one.name, query))
        .slice(0, limit)
        .map((one, at): PaletteItem => ({
          id: `${at} ${one.name}`,
          label: one.name,
          detail: pastNameInWords(one),
          run: () =>
            one.codeId === null
              ? navigate('codebook', { view: 'frame', show: 'names' })
              : navigate('codebook', { code: one.codeId }),
        }));
    },
  });
  usePaletteProvider({
    id: 'proposals',
    title: 'Open proposals',
    order: 33,
    async search(query, limit) {
      if (open === 0) return [];
      const result = await client.call('frame.proposals', {});
      if (!result.ok) return [];
      return result.value
        .filter((one) => one.state === 'open' && holds(proposalTitle(one), query))
        .slice(0, limit)
        .map((one): PaletteItem => ({
          id: one.id,
          label: proposalTitle(one),
          detail: one.frameName,
          run: () => navigate('codebook', { view: 'frame', show: 'proposals', proposal: one.id }),
        }));
    },
  });
  return <ProposeHost />;
}

// What one can do in the room beside what the lists themselves do.
import type { CodeView } from '../../../shared/contract/codes.ts';
import { useActions } from '../../app/actions.ts';
import { navigate } from '../../app/router.ts';
import { announce } from '../../ui/announce.ts';
import { isNarrowed, type Place } from './place.ts';

interface ExtractsDeps {
  place: Place;
  code: CodeView | null;
  beside: CodeView | null;
  go(patch: Record<string, string | undefined>): void;
  ask(what: 'what' | 'beside'): void;
  clear(): void;
  /** False when nothing of the other code stands on these words. */
  toOther(withFocus: boolean): boolean;
}

/** Registers the actions of the room: palette, keys and the list of shortcuts read them. */
export function useExtractsActions({ place, code, beside, go, ask, clear, toOther }: ExtractsDeps): void {
  const group = 'Extracts';
  const isOne = code !== null && !code.isHeading;
  useActions([
    {
      id: 'extracts.choose',
      label: 'Choose the code or theme',
      group,
      shortcut: '/',
      keywords: 'find other extracts',
      run: () => ask('what'),
    },
    {
      id: 'extracts.compare',
      label: 'Compare with another code',
      group,
      shortcut: 'B',
      keywords: 'side by side beside two codes overlap',
      isEnabled: () => code !== null,
      run: () => ask('beside'),
    },
    {
      id: 'extracts.closeCompare',
      label: 'Close the second code',
      group,
      shortcut: 'Shift+B',
      isEnabled: () => beside !== null,
      run: () => go({ with: undefined, only: undefined }),
    },
    {
      id: 'extracts.other',
      label: 'Go to the other code on the same words',
      group,
      shortcut: 'O',
      isEnabled: () => beside !== null,
      run: () => {
        if (!toOther(true)) announce('Nothing of the other code stands on these words.');
      },
    },
    {
      id: 'extracts.only',
      label: place.isOnlyShared ? 'Show every extract of both codes' : 'Show only extracts on the same words',
      group,
      shortcut: 'Shift+O',
      isEnabled: () => beside !== null,
      run: () => go({ only: place.isOnlyShared ? undefined : 'shared' }),
    },
    {
      id: 'extracts.swap',
      label: 'Change sides',
      group,
      isEnabled: () => code !== null && beside !== null,
      run: () => {
        if (code && beside) go({ code: beside.id, with: code.id });
      },
    },
    {
      id: 'extracts.group',
      label: place.groupBy === 'participant' ? 'Group by transcript' : 'Group by person',
      group,
      shortcut: 'P',
      run: () => go({ group: place.groupBy === 'participant' ? 'document' : 'participant' }),
    },
    {
      id: 'extracts.clear',
      label: 'Show all extracts again',
      group,
      shortcut: 'A',
      isEnabled: () => isNarrowed(place),
      run: clear,
    },
    {
      id: 'extracts.split',
      label: 'Split this code',
      group,
      shortcut: 'S',
      isEnabled: () => isOne,
      run: () => {
        if (code) navigate('split', { code: code.id });
      },
    },
    {
      id: 'extracts.codebook',
      label: 'Show the code in the codebook',
      group,
      shortcut: 'D',
      isEnabled: () => code !== null,
      run: () => {
        if (code) navigate('codebook', { code: code.id });
      },
    },
  ]);
}

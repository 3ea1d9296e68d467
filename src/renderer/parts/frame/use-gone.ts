import { useEffect, useRef } from 'react';
import type { Client } from '../../transport/client.ts';
import { useClient } from '../../data/use-query.ts';
import { toast } from '../../ui/toast.tsx';
import { pastNameInWords } from './words.ts';

/** What became of something an address names: in words, and the id of what stands for it now. */
interface Gone {
  readonly text: string;
  readonly heir: string | null;
}

/**
 * An address that names what is gone leads to what stands for it now, and says so; of what was deleted it is said. What goes while one
 * looks at it was said by what took it away.
 */
function useGone(
  id: string | undefined,
  isThere: boolean | undefined,
  ask: (client: Client, id: string) => Promise<Gone | null>,
  goTo: (id: string) => void,
): void {
  const client = useClient();
  const told = useRef<string | undefined>(undefined);
  const deps = useRef({ ask, goTo });
  useEffect(() => void (deps.current = { ask, goTo }));
  useEffect(() => {
    if (id === undefined || isThere === undefined || told.current === id) return;
    told.current = id;
    if (isThere) return;
    void deps.current.ask(client, id).then((gone) => {
      if (gone === null) return;
      toast({ text: gone.text });
      if (gone.heir !== null) deps.current.goTo(gone.heir);
    });
  }, [client, id, isThere]);
}

/**
 * For a code in the address, as `useGone`.
 * @param codeId the code the address names
 * @param isThere whether it is there; undefined while that is not known
 */
export function useGoneCode(
  codeId: string | undefined,
  isThere: boolean | undefined,
  goTo: (codeId: string) => void,
): void {
  useGone(codeId, isThere, askOfCode, goTo);
}

async function askOfCode(client: Client, codeId: string): Promise<Gone | null> {
  const answer = await client.call('frame.gone', { codeId });
  if (!answer.ok || answer.value === null) return null;
  const { value: gone } = answer;
  return { text: `The code “${gone.name}” was ${pastNameInWords(gone)}.`, heir: gone.codeId };
}

/**
 * The same for a theme in the address.
 * @param isThere whether it is there; undefined while that is not known
 */
export function useGoneTheme(
  themeId: string | undefined,
  isThere: boolean | undefined,
  goTo: (themeId: string) => void,
): void {
  useGone(themeId, isThere, askOfTheme, goTo);
}

async function askOfTheme(client: Client, id: string): Promise<Gone | null> {
  const answer = await client.call('theme.gone', { id });
  if (!answer.ok || answer.value === null) return null;
  const { name, into } = answer.value;
  const what = into ? `merged into ${into.name}` : 'deleted';
  return { text: `The theme “${name}” was ${what}.`, heir: into?.id ?? null };
}

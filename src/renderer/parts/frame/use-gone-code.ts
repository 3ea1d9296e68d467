import { useEffect, useRef } from 'react';
import { useClient } from '../../data/use-query.ts';
import { toast } from '../../ui/toast.tsx';
import { pastNameInWords } from './words.ts';

/**
 * An address that names a code which was merged leads to the code that has its extracts now, and says so; of one that was
 * deleted it is said. What goes while one looks at it was said by what took it away.
 * @param codeId the code the address names
 * @param isThere whether it is there; undefined while that is not known
 */
export function useGoneCode(
  codeId: string | undefined,
  isThere: boolean | undefined,
  goTo: (codeId: string) => void,
): void {
  const client = useClient();
  const told = useRef<string | undefined>(undefined);
  const go = useRef(goTo);
  useEffect(() => void (go.current = goTo));
  useEffect(() => {
    if (codeId === undefined || isThere === undefined || told.current === codeId) return;
    told.current = codeId;
    if (isThere) return;
    void client.call('frame.gone', { codeId }).then((answer) => {
      if (!answer.ok || answer.value === null) return;
      const gone = answer.value;
      toast({ text: `The code “${gone.name}” was ${pastNameInWords(gone)}.` });
      if (gone.codeId !== null) go.current(gone.codeId);
    });
  }, [client, codeId, isThere]);
}

import { useState } from 'react';
import type { OldNameUse } from '../../../../shared/contract/themes.ts';
import { isOneWord } from '../../../../shared/domain/method/method.ts';
import { navigate } from '../../../app/router.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useHost } from '../../../app/host-state.ts';
import { useClient, useQuery } from '../../../data/use-query.ts';
import { doneToast } from '../../../parts/consequences-dialog/index.ts';
import { Button, Checkbox, Dialog, Skeleton } from '../../../ui/index.ts';

const useKey = (use: OldNameUse) => `${use.key} ${use.themeId} ${use.old}`;
/** A name of one word may be just the word in its sentence, and a dated entry may mean the name of its day: somebody looks first. */
const isSure = (use: OldNameUse) => !isOneWord(use.old) && !use.isDated;
const places = (n: number) => `${n} ${n === 1 ? 'place' : 'places'}`;
const found = (uses: readonly OldNameUse[]) => uses.reduce((sum, use) => sum + use.found.length, 0);

/** Where former names still stand, each shown as it is and as it would be: opened, or changed there, all in one step. */
export function OldNamesDialog({ themeId, onClose }: { themeId: string | null; onClose(): void }) {
  const client = useClient();
  const isReadOnly = useHost((host) => host.state?.study?.readOnly ?? false);
  const uses = useQuery('theme.oldNames', themeId === null ? {} : { id: themeId }).data;
  const [said, setSaid] = useState<ReadonlyMap<string, boolean>>(new Map());
  const isChosen = (use: OldNameUse) => use.canReplace && (said.get(useKey(use)) ?? isSure(use));
  const chosen = (uses ?? []).filter(isChosen);
  async function replace(some: readonly OldNameUse[]) {
    const done = valueOrTell(
      await client.call('theme.replaceOldNames', {
        uses: some.map(({ key, themeId: id, old }) => ({ key, themeId: id, old })),
      }),
    );
    if (!done) return;
    // the button pressed may be gone or off now: keys go on from here
    document.querySelector<HTMLElement>('.th-old-close')?.focus();
    await doneToast(client, `Changed ${places(done.places)} to the name of now.`);
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="large"
      title="Old names still in use"
      footer={
        <>
          <Button className="th-old-close" onPress={onClose}>
            Close
          </Button>
          <Button
            variant="primary"
            isDisabled={isReadOnly || chosen.length === 0}
            onPress={() => void replace(chosen)}
          >
            {chosen.length === 0 ? 'Change' : `Change ${places(found(chosen))}`}
          </Button>
        </>
      }
    >
      {uses === undefined ? <Skeleton lines={4} label="Looking through what is written" /> : null}
      {uses?.length === 0 ? (
        <p className="th-quiet-inline">
          No former name of {themeId === null ? 'a theme' : 'this theme'} stands in a memo, definition, note,
          map or other text.
        </p>
      ) : null}
      <ul className="th-uses">
        {(uses ?? []).map((use) => (
          <li key={useKey(use)}>
            <div className="th-use-head">
              <Checkbox
                aria-label={`Change the name in ${use.kind}: ${use.label}`}
                isDisabled={isReadOnly || !use.canReplace}
                isSelected={isChosen(use)}
                onChange={(isOn) => setSaid(new Map(said).set(useKey(use), isOn))}
              />
              <span>
                <span className="tw-meta">{use.kind}</span> {use.label}
              </span>
              <Button
                variant="link"
                aria-label={`Open ${use.kind}: ${use.label}`}
                onPress={() => {
                  onClose();
                  if (use.place) navigate(use.place.room, use.place.params);
                }}
              >
                Open
              </Button>
              <Button
                variant="link"
                aria-label={`Change here: ${use.kind}, ${use.label}`}
                isDisabled={isReadOnly || !use.canReplace}
                onPress={() => void replace([use])}
              >
                Change here
              </Button>
            </div>
            {use.found.map((one, at) => (
              <p key={at} className="th-use-words">
                {one.before}
                <del>{one.match}</del> <ins>{one.replacement}</ins>
                {one.after}
              </p>
            ))}
            {use.canReplace && !isSure(use) ? (
              <p className="tw-meta th-use-why">
                {use.isDated
                  ? 'It was written under the old name, and may well keep it: look first.'
                  : 'A name of one word may mean something else here: look first.'}
              </p>
            ) : null}
            {use.canReplace ? null : (
              <p className="tw-meta">
                Its words are set apart (bold or linked), so it is changed by hand: open it.
              </p>
            )}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}

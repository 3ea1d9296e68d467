import { useState } from 'react';
import type { Scene, SceneNode } from '../../../../shared/domain/map/index.ts';
import { Dialog, DialogAnswers, Select, TextField, type Option } from '../../../ui/index.ts';
import type { MapActions } from '../use-map.ts';

type Arrow = 'none' | 'to' | 'both';
type Line = 'plain' | 'dashed';

export const ARROWS: ReadonlyArray<Option<Arrow>> = [
  { id: 'to', label: 'Points to the second' },
  { id: 'both', label: 'Points both ways' },
  { id: 'none', label: 'Points nowhere' },
];
export const LINES: ReadonlyArray<Option<Line>> = [
  { id: 'plain', label: 'Solid, a claim' },
  { id: 'dashed', label: 'Dashed, tentative' },
];

export const WEIGHTS: ReadonlyArray<Option> = [
  { id: '1', label: 'Thin' },
  { id: '2', label: 'Thicker, a stronger claim' },
  { id: '3', label: 'Thick, a strong claim' },
];

const optionOf = (node: SceneNode): Option => ({
  id: node.id,
  label: node.name,
  description: node.levelName,
});

/** Links two parts of the map with words; opened by pulling from one to the other, or by the keyboard. */
export function LinkDialog({
  scene,
  linking,
  actions,
  onClose,
}: {
  scene: Scene;
  linking: { readonly from: string; readonly to: string | null };
  actions: MapActions;
  onClose(): void;
}) {
  const [from, setFrom] = useState(linking.from);
  const [to, setTo] = useState<string | null>(linking.to);
  const [words, setWords] = useState('');
  const [arrow, setArrow] = useState<Arrow>('to');
  const [line, setLine] = useState<Line>('plain');
  const [weight, setWeight] = useState('1');
  const options = scene.nodes.map(optionOf);
  const isReady = to !== null && to !== from;
  async function save(): Promise<void> {
    if (to === null || to === from) return;
    onClose();
    await actions.link({ from, to, words: words.trim(), kind: line, arrow, weight: Number(weight) });
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Draw a link"
      footer={
        <DialogAnswers
          onClose={onClose}
          leaveLabel="Leave it"
          isDisabled={!isReady}
          onPress={() => void save()}
        >
          Draw the link
        </DialogAnswers>
      }
    >
      <form
        className="map-link-form"
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Select label="From" options={options} value={from} onChange={setFrom} />
        <TextField
          label="Words on the line"
          placeholder="makes room for"
          description="A verb reads best. It may be left empty."
          value={words}
          onChange={setWords}
          maxLength={200}
          autoFocus={to !== null}
        />
        <Select
          label="To"
          options={options.filter((o) => o.id !== from)}
          value={to}
          autoFocus={linking.to === null}
          onChange={setTo}
          placeholder="Choose what it goes to"
        />
        <Select label="Weight" options={WEIGHTS} value={weight} onChange={setWeight} />
        <div className="map-pair">
          <Select<Arrow> label="Arrow" options={ARROWS} value={arrow} onChange={setArrow} />
          <Select<Line> label="Line" options={LINES} value={line} onChange={setLine} />
        </div>
      </form>
    </Dialog>
  );
}

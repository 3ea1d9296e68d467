import { Ellipsis } from 'lucide-react';
import { useState } from 'react';
import { navigate } from '../../../app/index.ts';
import { valueOrTell } from '../../../app/tell.ts';
import { useClient } from '../../../data/use-query.ts';
import type { Client } from '../../../transport/client.ts';
import {
  Button,
  confirm,
  Dialog,
  Icon,
  IconButton,
  MenuButton,
  TextField,
  Select,
  type MenuEntry,
} from '../../../ui/index.ts';
import type { MapNaming } from '../../../app/settings.ts';
import { setNaming, useNamingOf } from '../naming.tsx';
import { addToMap, chooseCode, keepAsStage } from '../store.ts';
import type { PartProps } from '../part-props.ts';
import type { MapActions, MapView } from '../use-map.ts';

/** The map's name, a choice when there are several, and what can be done with the map as a whole. */
export function MapName({ view, actions, isReadOnly }: PartProps) {
  const client = useClient();
  const [isRenaming, setRenaming] = useState(false);
  const { summary } = view.map;
  const naming = useNamingOf(summary.id);
  return (
    <span className="map-name">
      {view.maps.length < 2 ? (
        <span className="tw-cut" title={summary.name}>
          {summary.name}
        </span>
      ) : (
        <Select
          label="Map"
          isLabelHidden
          isQuiet
          options={view.maps.map((m) => ({ id: m.id, label: m.name }))}
          value={summary.id}
          onChange={(id) => navigate('map', { map: id }, { replace: true })}
        />
      )}
      {isReadOnly ? null : (
        <MenuButton label="This map" items={mapMenu(client, view, actions, () => setRenaming(true), naming)}>
          <IconButton label="More for this map">
            <Icon of={Ellipsis} small />
          </IconButton>
        </MenuButton>
      )}
      {isRenaming ? (
        <RenameDialog name={summary.name} actions={actions} onClose={() => setRenaming(false)} />
      ) : null}
    </span>
  );
}

function RenameDialog({ name, actions, onClose }: { name: string; actions: MapActions; onClose(): void }) {
  const [text, setText] = useState(name);
  function save(): void {
    onClose();
    if (text.trim() !== '' && text.trim() !== name) void actions.change({ name: text.trim() });
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title="Rename this map"
      footer={
        <>
          <Button onPress={onClose}>Leave it</Button>
          <Button variant="primary" isDisabled={text.trim() === ''} onPress={save}>
            Rename
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label="Name of the map" value={text} onChange={setText} maxLength={120} autoFocus />
      </form>
    </Dialog>
  );
}

function mapMenu(
  client: Client,
  view: MapView,
  actions: MapActions,
  rename: () => void,
  naming: MapNaming | undefined,
): MenuEntry[] {
  const { summary } = view.map;
  const pinned = view.scene.nodes.filter((n) => n.pinned).map((n) => n.id);
  return [
    { id: 'rename', label: 'Rename this map', onAction: rename },
    {
      id: 'add',
      label: 'Put a note, quote or group on it',
      shortcut: 'Alt+N',
      onAction: () => addToMap('note'),
    },
    { id: 'code', label: 'Put a code on it', shortcut: 'Alt+K', onAction: () => chooseCode(null) },
    { id: 'stage', label: 'Keep it as a stage', onAction: keepAsStage },
    {
      id: 'new',
      label: 'Make another map',
      onAction: () =>
        void actions.newMap().then((id) => {
          if (id !== undefined) navigate('map', { map: id });
        }),
    },
    'separator',
    {
      id: 'auto',
      label: 'Let the themes choose the form',
      isChecked: summary.layout === 'auto',
      onAction: () => void actions.change({ layout: 'auto' }),
    },
    {
      id: 'naming',
      label: 'Names written on this map hold',
      items: [
        { id: 'ask', label: 'Ask the next time', isChecked: naming === undefined, onAction: () => setNaming(summary.id, undefined) },
        { id: 'everywhere', label: 'Everywhere', isChecked: naming === 'everywhere', onAction: () => setNaming(summary.id, 'everywhere') },
        { id: 'here', label: 'Only on this map', isChecked: naming === 'here', onAction: () => setNaming(summary.id, 'here') },
      ], // prettier-ignore
    },
    {
      id: 'unpin',
      label: 'Unpin everything',
      isDisabled: pinned.length === 0,
      onAction: () => void actions.unpin(pinned),
    },
    'separator',
    {
      id: 'delete',
      label: 'Delete this map',
      isDanger: true,
      isDisabled: summary.id === '',
      onAction: () => void deleteMap(client, view, actions),
    },
  ];
}

async function deleteMap(client: Client, view: MapView, actions: MapActions): Promise<void> {
  const { id, name } = view.map.summary;
  const goes = valueOrTell(await client.call('map.removePreview', { id }));
  if (!goes) return;
  const yes = await confirm({
    title: `Delete “${name}”?`,
    consequences: goes.sentences,
    confirmLabel: 'Delete the map',
    tone: 'danger',
  });
  if (!yes) return;
  await actions.remove();
  navigate('map', {}, { replace: true });
}

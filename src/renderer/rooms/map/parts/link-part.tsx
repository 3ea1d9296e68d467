// What is known of a link, and the links of what is chosen.
import { useState } from 'react';
import { LINK_SIGNS, type SceneNode } from '../../../../shared/domain/map/index.ts';
import { Button, PanelSection, Select, TextField } from '../../../ui/index.ts';
import type { PartProps } from '../part-props.ts';
import { choose, useMapRoom } from '../store.ts';
import { choosable } from '../use-map.ts';
import { Members } from './item-part.tsx';
import { ARROWS, LINES, WEIGHTS } from './link-dialog.tsx';

/** The links of what is chosen, and another one. */
export function LinksPart({ node, view, isReadOnly }: PartProps & { node: SceneNode }) {
  const links = view.map.links.filter((l) => [l.from, l.to, ...l.also].includes(node.id));
  const nameOf = (id: string): string => view.scene.nodes.find((n) => n.id === id)?.name ?? '';
  return (
    <PanelSection title="Links" count={links.length === 0 ? undefined : String(links.length)}>
      <ul className="map-link-list">
        {links.map((l) => (
          <li key={l.id}>
            <Button variant="quiet" onPress={() => choose({ kind: 'link', id: l.id })}>
              {l.from === node.id
                ? `${l.words || 'linked with'} ${LINK_SIGNS[l.arrow]} ${nameOf(l.to)}`
                : `${nameOf(l.from)} ${LINK_SIGNS[l.arrow]} ${l.words || 'linked with it'}`}
            </Button>
          </li>
        ))}
      </ul>
      {isReadOnly ? null : (
        <Button
          shortcut="Alt+L"
          onPress={() => useMapRoom.setState({ linking: { from: node.id, to: null } })}
        >
          Link it to something
        </Button>
      )}
    </PanelSection>
  );
}

export function LinkPart({ linkId, view, actions, isReadOnly }: PartProps & { linkId: string }) {
  const link = view.map.links.find((l) => l.id === linkId);
  const [words, setWords] = useState(link?.words ?? '');
  if (!link) return null;
  const nameOf = (id: string): string =>
    view.map.themes.find((t) => t.id === id)?.name ?? view.scene.nodes.find((n) => n.id === id)?.name ?? '';
  return (
    <PanelSection title={`${nameOf(link.from)} and ${nameOf(link.to)}`}>
      <div className="map-stack">
        <TextField
          label="Words on the line"
          value={words}
          isDisabled={isReadOnly}
          maxLength={200}
          onChange={setWords}
          onBlur={() => {
            if (words.trim() !== link.words) void actions.changeLink(link.id, { words: words.trim() });
          }}
        />
        <Select
          label="Arrow"
          options={ARROWS}
          value={link.arrow}
          isDisabled={isReadOnly}
          onChange={(arrow) => void actions.changeLink(link.id, { arrow })}
        />
        <Select
          label="Line"
          options={LINES}
          value={link.kind}
          isDisabled={isReadOnly}
          onChange={(kind) => void actions.changeLink(link.id, { kind })}
        />
        <Select
          label="Weight"
          options={WEIGHTS}
          value={String(link.weight)}
          isDisabled={isReadOnly}
          onChange={(weight) => void actions.changeLink(link.id, { weight: Number(weight) })}
        />
        <h4 className="tw-label">Also joins</h4>
        <Members
          label="Also joins"
          options={choosable(view).filter((t) => t.id !== link.from && t.id !== link.to)}
          value={link.also}
          isReadOnly={isReadOnly}
          // a link joins eight at most
          onChange={(also) => void actions.changeLink(link.id, { also: also.slice(0, 6) })}
        />
        {isReadOnly ? null : (
          <Button
            onPress={() => {
              choose(null);
              void actions.unlink(link.id);
            }}
          >
            Take the link away
          </Button>
        )}
      </div>
    </PanelSection>
  );
}

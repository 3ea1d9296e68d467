import { useState } from 'react';
import { PT_PER_MM, type SceneNode } from '../../../../shared/domain/map/index.ts';
import { capital } from '../../../../shared/domain/themes/level-words.ts';
import { Inspector } from '../../../app/index.ts';
import { MethodNotices } from '../../../parts/method/index.ts';
import { Button, NumberWithUnit, PanelSection, Select, TextArea } from '../../../ui/index.ts';
import { openNode } from '../node-menu.ts';
import { choose, useMapRoom } from '../store.ts';
import type { PartProps } from '../part-props.ts';
import type { MapView } from '../use-map.ts';
import { isBeside, isFree } from '../walk.ts';
import { CodePart } from './code-part.tsx';
import { ItemPart, OnlyHere } from './item-part.tsx';
import { LinkPart, LinksPart } from './link-part.tsx';
import { BestQuotes, CentralIdea, People } from './theme-card.tsx';

const ITEM_TITLES = {
  note: 'Note',
  quote: 'Quote',
  group: 'Group',
  heading: 'Heading',
  idea: 'Only on this map',
  code: 'Code',
} as const;

/** What is known about what is chosen, and the figure's own words. */
export function MapInspector(props: PartProps) {
  const chosen = useMapRoom((s) => s.chosen);
  const { view } = props;
  const node = chosen?.kind === 'node' ? view.scene.nodes.find((n) => n.id === chosen.id) : undefined;
  const link = chosen?.kind === 'link' ? view.map.links.find((l) => l.id === chosen.id) : undefined;
  const itemId = node?.id ?? (chosen?.kind === 'item' ? chosen.id : undefined);
  const item = view.map.items.find((i) => i.id === itemId);
  const title = item ? ITEM_TITLES[item.kind] : node ? node.name : link ? 'Link' : 'This map';
  return (
    <Inspector
      title={
        <span className="tw-long-title" title={title}>
          {title}
        </span>
      }
      label={title}
    >
      <div className="map-inspector tw-scroll">
        {item && !item.code ? <ItemPart key={item.id} item={item} {...props} /> : null}
        {node && item?.code ? <CodePart key={item.id} node={node} {...props} /> : null}
        {node && item ? <LinksPart key={`links ${node.id}`} node={node} {...props} /> : null}
        {node && item && isBeside(view.scene, node) && node.movable && !props.isReadOnly ? (
          <PanelSection title="Place">
            <Place node={node} {...props} />
          </PanelSection>
        ) : null}
        {node && !item ? <NodePart key={node.id} node={node} {...props} /> : null}
        {link ? <LinkPart key={link.id} linkId={link.id} {...props} /> : null}
        {node || link || item ? null : <WordsPart key={view.map.summary.id} {...props} />}
        {node || link || item ? null : <NotDrawn view={view} />}
        {node || link || item ? null : <LeftOff {...props} />}
      </div>
    </Inspector>
  );
}

function NodePart({ node, view, actions, isReadOnly }: PartProps & { node: SceneNode }) {
  const isGone = view.map.themes.find((t) => t.id === node.id)?.isGone ?? true;
  const entry = view.scene.outline.find((e) => e.nodeId === node.id);
  const under = entry && entry.childCount > 0 ? `, ${entry.childCount} under it` : '';
  return (
    <>
      <PanelSection>
        <p className="tw-meta">{`${capital(node.levelName)}${under}${entry?.place ? `, ${entry.place}` : ''}`}</p>
        {isGone ? null : (
          <>
            <CentralIdea of={{ themeId: node.id }} />
            <People of={{ themeId: node.id }} opens />
          </>
        )}
      </PanelSection>
      {isGone ? null : (
        <PanelSection title="Best quotes">
          <BestQuotes
            of={{ themeId: node.id }}
            onAdd={
              isReadOnly
                ? undefined
                : (codingId) => void actions.addItem({ kind: 'quote', codingId, aboutId: node.id })
            }
          />
        </PanelSection>
      )}
      {isReadOnly || !node.movable ? null : (
        <PanelSection title="Place">
          <Place node={node} view={view} actions={actions} />
          {node.pinned ? (
            <Button onPress={() => void actions.unpin([node.id])}>Unpin, back where the form puts it</Button>
          ) : null}
        </PanelSection>
      )}
      <LinksPart node={node} view={view} actions={actions} isReadOnly={isReadOnly} />
      <OnlyHere themeId={node.id} view={view} actions={actions} isReadOnly={isReadOnly} />
      <PanelSection>
        <div className="map-stack">
          <Button variant="quiet" shortcut="Mod+Enter" onPress={() => openNode(view, node.id)}>
            Open in Themes
          </Button>
          {isReadOnly ? null : (
            <Button variant="quiet" shortcut="Delete" onPress={() => void actions.leaveOff(node.id)}>
              Leave off this map, keep the theme
            </Button>
          )}
        </div>
      </PanelSection>
    </>
  );
}

const toMm = (pt: number): number => Math.round((pt / PT_PER_MM) * 10) / 10;

/** Moving without a mouse: another theme's place, or a point on the sheet. */
function Place({ node, view, actions }: Omit<PartProps, 'isReadOnly'> & { node: SceneNode }) {
  const { scene } = view;
  const centre = { x: node.bounds.x + node.bounds.w / 2, y: node.bounds.y + node.bounds.h / 2 };
  if (isFree(scene) || isBeside(scene, node)) {
    return (
      <div className="map-pair">
        <NumberWithUnit
          label="From the left"
          unit="mm"
          step={1}
          min={0}
          value={toMm(centre.x)}
          onChange={(x) => void actions.place(node.id, { ...centre, x: x * PT_PER_MM })}
        />
        <NumberWithUnit
          label="From the top"
          unit="mm"
          step={1}
          min={0}
          value={toMm(centre.y)}
          onChange={(y) => void actions.place(node.id, { ...centre, y: y * PT_PER_MM })}
        />
      </div>
    );
  }
  const others = scene.nodes.filter((n) => n.part === 'theme' && n.id !== node.id);
  return (
    <Select
      label="Change places with"
      placeholder="Choose a theme"
      options={others.map((n) => ({ id: n.id, label: n.name, description: placeOf(view, n.id) }))}
      value={null}
      onChange={(id) => {
        const other = others.find((n) => n.id === id)?.bounds;
        if (other) void actions.place(node.id, { x: other.x + other.w / 2, y: other.y + other.h / 2 });
      }}
    />
  );
}

const placeOf = (view: MapView, id: string): string =>
  view.scene.outline.find((e) => e.nodeId === id)?.place ?? '';

/** The words that go with the figure: drafted from the map until somebody writes them. */
function WordsPart({ view, actions, isReadOnly }: PartProps) {
  const { words } = view;
  return (
    <PanelSection title="Words for the picture">
      <div className="map-stack">
        <Words
          key={`alt ${words.alt}`}
          label="Alternative text"
          description={`${words.alt.split(/\s+/u).length} words, under 30 is asked for.${words.altIsDraft ? ' Drafted from the map.' : ''}`}
          value={words.alt}
          rows={4}
          isReadOnly={isReadOnly}
          isDraft={words.altIsDraft}
          onKeep={(altShort) => void actions.change({ altShort })}
        />
        <Words
          key={`long ${words.description}`}
          label="Long description"
          description={
            words.descriptionIsDraft ? 'Drafted from the map, in reading order.' : 'Written by hand.'
          }
          value={words.description}
          rows={10}
          isReadOnly={isReadOnly}
          isDraft={words.descriptionIsDraft}
          onKeep={(altLong) => void actions.change({ altLong })}
        />
      </div>
    </PanelSection>
  );
}

function Words(props: {
  label: string;
  description: string;
  value: string;
  rows: number;
  isDraft: boolean;
  isReadOnly: boolean;
  onKeep(value: string): void;
}) {
  const [text, setText] = useState(props.value);
  return (
    <div>
      <TextArea
        label={props.label}
        description={props.description}
        rows={props.rows}
        value={text}
        isReadOnly={props.isReadOnly}
        onChange={setText}
        onBlur={() => {
          if (text.trim() !== props.value.trim()) props.onKeep(text.trim());
        }}
      />
      <MethodNotices where="prose" text={props.value} />
      {props.isDraft || props.isReadOnly ? null : (
        <Button variant="link" onPress={() => props.onKeep('')}>
          Use the draft again
        </Button>
      )}
    </div>
  );
}

/** What is on the map and is no part of the figure one could point at: headings, groups nothing is in, quotes without their words. */
function NotDrawn({ view }: { view: MapView }) {
  const drawn = new Set(view.scene.nodes.map((n) => n.id));
  const items = view.map.items.filter((i) => !drawn.has(i.id) && i.kind !== 'code' && i.kind !== 'idea');
  if (items.length === 0) return null;
  return (
    <PanelSection title="Also on this map" count={String(items.length)}>
      <ul className="map-link-list">
        {items.map((i) => (
          <li key={i.id}>
            <Button variant="quiet" onPress={() => choose({ kind: 'item', id: i.id })}>
              {i.text === '' ? ITEM_TITLES[i.kind] : `${ITEM_TITLES[i.kind]}: ${i.text}`}
            </Button>
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

function LeftOff({ view, actions, isReadOnly }: PartProps) {
  const left = view.map.themes.filter((t) => view.map.hidden.includes(t.id));
  if (left.length === 0) return null;
  return (
    <PanelSection title="Left off this map" count={String(left.length)}>
      <ul className="map-link-list">
        {left.map((t) => (
          <li key={t.id}>
            <span>{t.name}</span>
            {isReadOnly ? null : (
              <Button variant="link" onPress={() => void actions.bringBack(t.id)}>
                Bring back
              </Button>
            )}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

// What is known of a note, quote or group on the map, and what a theme stands under besides its parent.
import { useState } from 'react';
import type { MapItemView } from '../../../../shared/contract/maps.ts';
import { MethodNotices } from '../../../parts/method/index.ts';
import { Button, Checkbox, PanelSection, TextArea } from '../../../ui/index.ts';
import { choose } from '../store.ts';
import type { PartProps } from '../part-props.ts';
import { choosable } from '../use-map.ts';
import { NameHere } from './name-here.tsx';
import { StandsUnder } from './stands-under.tsx';

export function ItemPart({ item, view, actions, isReadOnly }: PartProps & { item: MapItemView }) {
  const [text, setText] = useState(item.text);
  const nodes = choosable(view);
  const codes = new Set(view.map.items.flatMap((i) => (i.kind === 'code' ? [i.id] : [])));
  // nothing stands under a code
  const homes = item.kind === 'idea' ? nodes.filter((n) => n.id !== item.id && !codes.has(n.id)) : nodes;
  return (
    <>
      <PanelSection>
        <div className="map-stack">
          {item.kind === 'quote' ? (
            <>
              <p>
                {item.quote ? `“${item.quote.words}”` : 'The words of this quote are not shown any more.'}
              </p>
              <p className="tw-meta">{item.quote?.attribution ?? ''}</p>
            </>
          ) : (
            <>
              <TextArea
                label={item.kind === 'note' ? 'Words of the note' : 'Name'}
                rows={item.kind === 'note' ? 4 : 2}
                value={text}
                isReadOnly={isReadOnly}
                onChange={setText}
                onBlur={() => {
                  const next = text.trim();
                  if (next !== '' && next !== item.text) void actions.changeItem(item.id, { text: next });
                }}
              />
              <MethodNotices where="prose" text={item.text} />
            </>
          )}
          {item.kind === 'group' || item.kind === 'heading' ? (
            <Members
              label={item.kind === 'group' ? 'In this group' : 'Under this heading'}
              options={nodes}
              value={item.members}
              isReadOnly={isReadOnly}
              onChange={(members) => void actions.setMembers(item.id, members)}
            />
          ) : (
            <StandsUnder
              label={item.kind === 'idea' ? 'Stands under' : 'About'}
              none={item.kind === 'idea' ? 'Nothing' : 'The whole map'}
              homes={homes}
              value={item.aboutId}
              isReadOnly={isReadOnly}
              onChange={(aboutId) => void actions.changeItem(item.id, { aboutId })}
            />
          )}
          {isReadOnly || item.kind !== 'idea' ? null : (
            <Button onPress={() => void actions.promote(item.id)}>Make it a theme of the study</Button>
          )}
          {isReadOnly ? null : (
            <Button
              variant="quiet"
              shortcut="Delete"
              onPress={() => {
                choose(null);
                void actions.removeItem(item.id);
              }}
            >
              {item.kind === 'quote' ? 'Take off this map, keep the extract' : 'Take off this map'}
            </Button>
          )}
        </div>
      </PanelSection>
    </>
  );
}

export function Members({
  label,
  options,
  value,
  isReadOnly,
  onChange,
}: {
  label: string;
  options: ReadonlyArray<{ readonly id: string; readonly name: string }>;
  value: readonly string[];
  isReadOnly: boolean;
  onChange(members: string[]): void;
}) {
  return (
    <div role="group" aria-label={label} className="map-members tw-scroll">
      {options.map((t) => (
        <Checkbox
          key={t.id}
          isDisabled={isReadOnly}
          isSelected={value.includes(t.id)}
          onChange={(on) => onChange(on ? [...value, t.id] : value.filter((id) => id !== t.id))}
        >
          {t.name}
        </Checkbox>
      ))}
    </div>
  );
}

/** A theme's name on this map only, and the other themes it stands under here. */
export function OnlyHere({ themeId, view, actions, isReadOnly }: PartProps & { themeId: string }) {
  const theme = view.map.themes.find((t) => t.id === themeId);
  if (!theme) return null;
  const tops = view.scene.nodes.filter(
    (n) => n.part === 'theme' && n.id !== themeId && n.id !== theme.parentId,
  );
  const also = theme.alsoUnder;
  return (
    <PanelSection title="Only on this map">
      <div className="map-stack">
        <NameHere
          name={theme.name}
          renamedFrom={theme.renamedFrom}
          elsewhere="everywhere else"
          emptyMeans="Empty: the name it has everywhere."
          isReadOnly={isReadOnly}
          onRename={(name) => void actions.rename(themeId, name, 'here')}
        />
        {tops.length === 0 ? null : (
          <div className="map-stack">
            <h4 className="tw-label">Also stands under</h4>
            <p className="tw-meta">Where themes overlap, it stands in all of them.</p>
            <Members
              label="Also stands under"
              options={tops.map((t) => ({ id: t.id, name: t.name }))}
              value={also}
              isReadOnly={isReadOnly}
              onChange={(ids) => void actions.setMembers(themeId, ids)}
            />
          </div>
        )}
      </div>
    </PanelSection>
  );
}

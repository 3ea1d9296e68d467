// What is known of a code on the map: what it says, whose it is, and where it stands here.
import type { SceneNode } from '../../../../shared/domain/map/index.ts';
import { Button, PanelSection } from '../../../ui/index.ts';
import { openNode } from '../node-menu.ts';
import { choose } from '../store.ts';
import type { PartProps } from '../part-props.ts';
import { choosable, codeOn } from '../use-map.ts';
import { NameHere } from './name-here.tsx';
import { StandsUnder } from './stands-under.tsx';
import { BestQuotes, CentralIdea, People } from './theme-card.tsx';

export function CodePart({ node, view, actions, isReadOnly }: PartProps & { node: SceneNode }) {
  const item = codeOn(view.map, node.id);
  if (!item) return null;
  const { code } = item;
  const of = { codeId: code.id };
  const codes = new Set(view.map.items.flatMap((i) => (i.kind === 'code' ? [i.id] : [])));
  const homes = choosable(view).filter((n) => !codes.has(n.id));
  return (
    <>
      <PanelSection>
        <h3 className="map-code-name">{item.text}</h3>
        {code.isGone ? (
          <p className="tw-meta">This code is not in the codebook any more.</p>
        ) : (
          <>
            <CentralIdea of={of} />
            <People of={of} opens />
          </>
        )}
      </PanelSection>
      {code.isGone ? null : (
        <PanelSection title="Best quotes">
          <BestQuotes
            of={of}
            onAdd={
              isReadOnly
                ? undefined
                : (codingId) => void actions.addItem({ kind: 'quote', codingId, aboutId: node.id })
            }
          />
        </PanelSection>
      )}
      <PanelSection title="Only on this map">
        <div className="map-stack">
          <NameHere
            name={item.text}
            renamedFrom={code.renamedFrom}
            elsewhere="in the codebook"
            emptyMeans="Empty: the name it has in the codebook."
            isReadOnly={isReadOnly}
            onRename={(name) => void actions.rename(item.id, name, 'here')}
          />
          <StandsUnder
            label="Stands under"
            none="Nothing"
            homes={homes}
            value={item.aboutId}
            isReadOnly={isReadOnly}
            onChange={(aboutId) => void actions.changeItem(item.id, { aboutId })}
          />
        </div>
      </PanelSection>
      <PanelSection>
        <div className="map-stack">
          {code.isGone ? null : (
            <Button variant="quiet" shortcut="Mod+Enter" onPress={() => openNode(view, node.id)}>
              Open in the codebook
            </Button>
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
              Take off this map, keep the code
            </Button>
          )}
        </div>
      </PanelSection>
    </>
  );
}

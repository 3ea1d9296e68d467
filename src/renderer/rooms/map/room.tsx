import { memo, useDeferredValue, useEffect, useMemo } from 'react';
import { NOW } from '../../../shared/contract/map-stages.ts';
import { preflight, type DrawnLayout, type Scene } from '../../../shared/domain/map/index.ts';
import { wordOfAll } from '../../../shared/domain/themes/level-words.ts';
import { count, navigate, useActions, useHost, useInspector } from '../../app/index.ts';
import { useLatest } from '../../data/use-latest.ts';
import { Button, EmptyState, RoomBar } from '../../ui/index.ts';
import { AddDialog } from './parts/add-dialog.tsx';
import { CodeChoice } from './parts/code-choice.tsx';
import { CodeList } from './parts/code-list.tsx';
import { Desk } from './parts/desk.tsx';
import { ExportPanel } from './parts/export-panel.tsx';
import { Foot, FootButton } from './parts/foot.tsx';
import { FormSwitch } from './parts/form-switch.tsx';
import { HoverCard, useCard } from './parts/hover-card.tsx';
import { LinkDialog } from './parts/link-dialog.tsx';
import { LookFilters } from './parts/looks.tsx';
import { MapInspector } from './parts/map-inspector.tsx';
import { MapName } from './parts/map-name.tsx';
import { Outline } from './parts/outline.tsx';
import { PreflightList } from './parts/preflight-list.tsx';
import { StageBar } from './parts/stage-bar.tsx';
import { StageDesk } from './parts/stage-desk.tsx';
import { useMend } from './parts/use-mend.ts';
import { NamingQuestion, useNaming } from './naming.tsx';
import { nodeMenu, openNode } from './node-menu.ts';
import { addToMap, choose, chooseCode, showBeside, useMapRoom } from './store.ts';
import type { PartProps } from './part-props.ts';
import { homeFor, useMapActions, useMapView, type MapActions, type MapView } from './use-map.ts';
import { useIsNarrow } from '../../app/use-narrow.ts';
import { useIsTight } from './use-tight.ts';
import { useShownScene } from './use-preview.ts';
import { useStageView } from './use-stages.ts';
import './fonts.ts';
import { LeftPanel } from './parts/left-panel.tsx';
import './map.css';
import './sheet.css';
import './beside.css';
import './foot.css';
import './inspector.css';
import './over-sheet.css';
import './narrow.css';

export function MapRoom({ params }: { params: Record<string, string> }) {
  const { view, failure } = useMapView(params['map']);
  const actions = useMapActions(view);
  const stage = useStageView(view?.map, params['stage']);
  const isReadOnly = useHost((host) => host.state?.study?.readOnly) ?? false;
  if (failure) return <EmptyState drawing="map">{failure}</EmptyState>;
  if (!view) return null;
  if (view.map.themes.length === 0 && view.map.items.every((i) => i.kind !== 'code')) {
    return <NothingYet view={view} actions={actions} isReadOnly={isReadOnly} />;
  }
  if (stage) return <StageDesk view={view} stage={stage} actions={actions} isReadOnly={isReadOnly} />;
  return <MapDesk view={view} actions={actions} />;
}

/** A study without themes: they draw the map, but codes can stand on it before them. */
function NothingYet({ view, actions, isReadOnly }: PartProps) {
  return (
    <>
      <RoomBar title="Map" />
      <EmptyState
        drawing="map"
        action={
          <>
            <Button variant="primary" onPress={() => navigate('themes')}>
              Go to Themes
            </Button>
            {isReadOnly ? null : (
              <Button variant="link" onPress={() => chooseCode(null)}>
                Put a code on it
              </Button>
            )}
          </>
        }
      >
        The map draws itself from the themes. Make the first theme, and it will be here; codes can stand on it
        before.
      </EmptyState>
      {isReadOnly ? null : <CodeChoice view={view} actions={actions} />}
    </>
  );
}

function MapDesk({ view, actions }: { view: MapView; actions: MapActions }) {
  const isReadOnly = useHost((host) => host.state?.study?.readOnly) ?? false;
  const linking = useMapRoom((s) => s.linking);
  const isAdding = useMapRoom((s) => s.isAdding);
  const side = useMapRoom((s) => s.side);
  const isNarrow = useIsNarrow();
  const look = useMapRoom((s) => s.look);
  // the figure is drawn first; what is said about it follows when there is time
  const late = useDeferredValue<MapView | null>(view, null);
  const isDetailsOpen = useMapRoom((s) => s.isDetailsOpen);
  const showsInspector = !isNarrow || isDetailsOpen;
  const isTight = useIsTight();
  const { map } = view;
  const scene = useShownScene(view);
  const naming = useNaming(view, actions);
  const keepForm = useLatest((layout: DrawnLayout) => actions.change({ layout }));
  useRoomActions(view, actions, isReadOnly);
  useForgetGone(view);
  useCard(useInspector().isOpen && showsInspector);
  return (
    <div className="map-room" data-look={look} data-stage={NOW}>
      <LookFilters />
      <RoomBar
        heading={view.map.summary.name}
        title={<MapName view={view} actions={actions} isReadOnly={isReadOnly} />}
        meta={pinnedMeta(view.scene)}
      >
        <FormSwitch value={view.scene.layout} isReadOnly={isReadOnly} onKeep={keepForm} />
        <FootButton />
        {isNarrow ? (
          <Button
            aria-pressed={isDetailsOpen}
            onPress={() =>
              useMapRoom.setState({
                isDetailsOpen: !isDetailsOpen,
                ...(isTight ? { isFootOpen: false } : {}),
              })
            }
          >
            Details
          </Button>
        ) : null}
      </RoomBar>
      <StageBar map={map} at={NOW} actions={actions} isReadOnly={isReadOnly} />
      <div className="map-body">
        <LeftPanel>
          {side === 'codes' && !isReadOnly ? (
            <CodeList view={view} actions={actions} />
          ) : (
            <LateOutline view={late} isReadOnly={isReadOnly} />
          )}
        </LeftPanel>
        <div className="map-middle">
          <Desk view={view} scene={scene} actions={actions} naming={naming} isReadOnly={isReadOnly} />
          <Foot>
            <LateChecks view={late} isReadOnly={isReadOnly} />
            <ExportPanel map={map} actions={actions} isReadOnly={isReadOnly} />
          </Foot>
        </div>
      </div>
      <HoverCard view={view} />
      <NamingQuestion />
      {isReadOnly ? null : <CodeChoice view={view} actions={actions} />}
      {showsInspector ? <MapInspector view={view} actions={actions} isReadOnly={isReadOnly} /> : null}
      {isAdding && !isReadOnly ? (
        <AddDialog view={view} actions={actions} onClose={() => useMapRoom.setState({ isAdding: false })} />
      ) : null}
      {linking && !isReadOnly ? (
        <LinkDialog
          scene={view.scene}
          linking={linking}
          actions={actions}
          onClose={() => useMapRoom.setState({ linking: null })}
        />
      ) : null}
    </div>
  );
}

interface LateProps {
  view: MapView | null;
  isReadOnly: boolean;
}

/** The list of maps comes anew with every change of one of them; it changes nothing here. */
const isSame = (a: LateProps, b: LateProps): boolean =>
  a.view?.map === b.view?.map && a.view?.scene === b.view?.scene && a.isReadOnly === b.isReadOnly;

const LateOutline = memo(function LateOutline({ view, isReadOnly }: LateProps) {
  return view ? <LiveOutline view={view} isReadOnly={isReadOnly} /> : null;
}, isSame);

function LiveOutline({ view, isReadOnly }: { view: MapView; isReadOnly: boolean }) {
  const actions = useMapActions(view);
  const naming = useNaming(view, actions);
  return (
    <Outline
      scene={view.scene}
      growing={{ view, naming }}
      actions={actions}
      isReadOnly={isReadOnly}
      menuFor={(id) => nodeMenu(id, view, actions, isReadOnly)}
      onOpen={(id) => openNode(view, id)}
    />
  );
}

const LateChecks = memo(function LateChecks({ view, isReadOnly }: LateProps) {
  return view ? <Checks view={view} isReadOnly={isReadOnly} /> : <section className="map-foot-part" />;
}, isSame);

/** What was checked, by the words of the map, which are others with every change of it. */
const checked = new WeakMap<MapView['words'], ReturnType<typeof preflight>>();

function checksOf({ scene, words }: MapView): ReturnType<typeof preflight> {
  const checks = checked.get(words) ?? preflight(scene, words);
  checked.set(words, checks);
  return checks;
}

function Checks({ view, isReadOnly }: { view: MapView; isReadOnly: boolean }) {
  const actions = useMapActions(view);
  const mend = useMend(view, actions);
  const checks = checksOf(view);
  return <PreflightList checks={checks} onFix={isReadOnly ? undefined : mend} />;
}

function pinnedMeta(scene: Scene): string {
  const pinned = scene.nodes.filter((n) => n.pinned).length;
  const themes = scene.nodes.filter((n) => n.part === 'theme').map((n) => n.levelName);
  const codes = scene.nodes.filter((n) => n.part === 'code').length;
  const coded = codes === 0 ? '' : `, ${count(codes, 'code')}`;
  const placed = pinned === 0 ? '' : `, ${pinned} placed by hand`;
  return `${themes.length} ${wordOfAll(themes, themes.length)}${coded}${placed}`;
}

/** What was chosen may have gone with an undo or another window. */
function useForgetGone(view: MapView): void {
  const chosen = useMapRoom((s) => s.chosen);
  const coming = useMapRoom((s) => s.coming);
  useEffect(() => {
    if (coming === null || !view.scene.nodes.some((n) => n.id === coming)) return;
    useMapRoom.setState({ coming: null, chosen: { kind: 'node', id: coming } });
  }, [coming, view]);
  useEffect(() => {
    if (!chosen) return;
    const isThere =
      chosen.kind === 'node'
        ? view.scene.nodes.some((n) => n.id === chosen.id)
        : (chosen.kind === 'link' ? view.map.links : view.map.items).some((l) => l.id === chosen.id);
    if (!isThere) choose(null);
  }, [chosen, view]);
}

function chosenNode(): string | null {
  const { chosen } = useMapRoom.getState();
  return chosen?.kind === 'node' ? chosen.id : null;
}

const withNode = (work: (id: string) => unknown) => (): void => {
  const id = chosenNode();
  if (id !== null) work(id);
};

function useRoomActions(view: MapView, actions: MapActions, isReadOnly: boolean): void {
  const pinned = useMemo(() => view.scene.nodes.filter((n) => n.pinned).map((n) => n.id), [view]);
  const isItem = (id: string): boolean => view.map.items.some((i) => i.id === id);
  const isNode = (): boolean => !isReadOnly && chosenNode() !== null;
  useActions([
    {
      id: 'map.link', label: 'Link what is chosen to something', group: 'Map', shortcut: 'Alt+L', keywords: 'relation arrow line connect',
      isEnabled: isNode, run: withNode((from) => useMapRoom.setState({ linking: { from, to: null } })),
    },
    {
      id: 'map.leaveOff', label: 'Leave off this map', group: 'Map', shortcut: 'Delete', keywords: 'hide remove',
      isEnabled: isNode, run: withNode((id) => void (isItem(id) ? actions.removeItem(id) : actions.leaveOff(id))),
    },
    {
      id: 'map.unpin', label: 'Unpin what is chosen', group: 'Map',
      isEnabled: () => isNode() && pinned.includes(chosenNode() ?? ''), run: withNode((id) => void actions.unpin([id])),
    },
    {
      id: 'map.unpinAll', label: 'Unpin everything on this map', group: 'Map',
      isEnabled: () => !isReadOnly && pinned.length > 0, run: () => void actions.unpin(pinned),
    },
    {
      id: 'map.add', label: 'Put a note, quote, group or heading on the map', group: 'Map', shortcut: 'Alt+N', keywords: 'add insert region research question',
      isEnabled: () => !isReadOnly, run: () => addToMap('note'),
    },
    {
      id: 'map.code', label: 'Put a code on the map', group: 'Map', shortcut: 'Alt+K', keywords: 'codebook under theme',
      isEnabled: () => !isReadOnly, run: () => chooseCode(homeFor(view.map, chosenNode())),
    },
    {
      id: 'map.codes', label: 'Show the codes beside the sheet, or the outline', group: 'Map', keywords: 'codebook list',
      isEnabled: () => !isReadOnly, run: () => showBeside(useMapRoom.getState().side === 'codes' ? 'outline' : 'codes'),
    },
    {
      id: 'map.byStructure', label: 'Draw by structure', group: 'Map', keywords: 'auto layout form',
      isEnabled: () => !isReadOnly, run: () => void actions.change({ layout: 'auto' }),
    },
    {
      id: 'map.new', label: 'Make another map', group: 'Map', isEnabled: () => !isReadOnly,
      run: async () => {
        const id = await actions.newMap();
        if (id !== undefined) navigate('map', { map: id });
      },
    },
  ]); // prettier-ignore
}

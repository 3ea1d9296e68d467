// A form looked at before it is kept: the scene that is shown instead, and the way from looking to keeping.
import { useEffect, useMemo } from 'react';
import type { Scene } from '../../../shared/domain/map/index.ts';
import { useQuery } from '../../data/use-query.ts';
import { useMapRoom } from './store.ts';
import { drawnAs, type MapView } from './use-map.ts';

/** The scene in view: the map as it is, or in the form that is looked at. */
export function useShownScene(view: MapView): Scene {
  const wanted = useMapRoom((s) => s.preview);
  const { map, scene } = view;
  const preview = wanted === scene.layout ? null : wanted;
  const marks = useQuery('map.marks', preview === 'grid' ? {} : null).data;
  useEffect(() => {
    // kept: the map has the form itself now
    if (wanted !== null && wanted === map.summary.layout) useMapRoom.setState({ preview: null });
  }, [wanted, map.summary.layout]);
  useEffect(() => () => useMapRoom.setState({ preview: null, writing: null, card: null }), []);
  return useMemo(() => {
    if (preview === null || (preview === 'grid' && !marks)) return scene;
    return drawnAs(map, preview, preview === 'grid' ? marks : undefined);
  }, [map, scene, preview, marks]);
}

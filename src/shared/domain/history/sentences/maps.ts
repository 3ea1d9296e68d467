/** What was done to maps. */
import type { Sentences } from '../patch-reader.ts';
import { counted, text } from '../words.ts';

export const mapsSentences: Sentences = {
  'map.create': ({ name }) => `Made the map ${name('map')}`,
  'map.update': ({ name, renamed }) => renamed('map') ?? `Changed the map ${name('map')}`,
  'map.remove': ({ of }) => `Deleted the map ${text(of('map')[0]?.before?.['name'])}`,
  'map.place': ({ first, partOf }) => `Moved ${partOf(first('map_node'))} on the map`,
  'map.unpin': ({ first, partOf }) => `Let ${partOf(first('map_node'))} find its own place on the map`,
  'map.setHidden': ({ first, partOf }) =>
    first('map_node')?.after
      ? `Left ${partOf(first('map_node'))} out of the map`
      : `Took ${partOf(first('map_node'))} into the map again`,
  'map.link': ({ first, partOf }) =>
    `Linked ${partOf(first('map_link'), 'from_id')} and ${partOf(first('map_link'), 'to_id')}`,
  'map.updateLink': () => 'Changed a link on the map',
  'map.addItem': ({ first, itemOf }) => `Put ${itemOf(first('map_item'))} on the map`,
  'map.addCodes': ({ of, first, itemOf }) =>
    of('map_item').length === 1
      ? `Put ${itemOf(first('map_item'))} on the map`
      : `Put ${counted(of('map_item').length, 'code')} on the map`,
  'map.showCodes': ({ of, first }) =>
    first('map_item')?.after
      ? `Put ${counted(of('map_item').length, 'code')} of a theme on the map`
      : `Took ${counted(of('map_item').length, 'code')} of a theme off the map`,
  'map.promote': ({ name }) => `Made the theme ${name('theme')} from an idea on the map`,
  'map.grow': ({ of, first, name, itemOf }) =>
    of('theme').length > 0
      ? `Added the theme ${name('theme')} from the map`
      : `Put ${itemOf(first('map_item'))} on the map`,
  'map.updateItem': ({ first, itemOf }) => `Changed ${itemOf(first('map_item'))} on the map`,
  'map.removeItem': ({ first, itemOf }) => `Took ${itemOf(first('map_item'))} off the map`,
  'map.setMembers': () => 'Changed what stands together on the map',
  'map.rename': ({ first, renamed, partOf }) =>
    renamed('theme') ?? renamed('code') ?? `Renamed ${partOf(first('map_node'))} on this map only`,
  'map.take': ({ of }) =>
    of('map_base').length > 0 || of('map_item').length === 0
      ? 'Took changes of the themes into the map'
      : 'Took changes of the codes into the map',
  'map.leave': ({ of }) =>
    of('map_item').length > 0
      ? 'Left changes of the codes out of the map'
      : 'Left changes of the themes out of the map',
  'map.keepStage': ({ name }) => `Kept the stage ${name('map_stage')} of a map`,
  'map.updateStage': ({ name, renamed }) => renamed('map_stage') ?? `Changed the stage ${name('map_stage')}`,
  'map.removeStage': ({ name }) => `Deleted the stage ${name('map_stage')} of a map`,
  'map.setHeir': () => 'Said where a theme that is gone went',
  'map.unlink': ({ first, partOf }) =>
    `Removed the link between ${partOf(first('map_link'), 'from_id')} and ${partOf(first('map_link'), 'to_id')}`,
};

import { readFileSync } from 'node:fs';
import type { Actor } from '../../../shared/contract/define.ts';
import { resourcePath } from '../resources.ts';

/** Who does what nobody of the team did. */
export const NOBODY: Actor = { personId: null, connection: 'sample' };

/** A file of the sample's sources. */
export const sampleFile = (name: string): Buffer => readFileSync(resourcePath(`sample/${name}`));

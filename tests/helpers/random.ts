/** Numbers from 0 to 1 that are the same for the same seed. */
export { randomFrom as seeded } from '../../src/shared/domain/map/testing/random.ts';

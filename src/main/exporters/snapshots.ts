export * from '../../shared/domain/snapshots.ts';

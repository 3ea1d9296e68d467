export { createWorkspace } from './create-workspace.ts';
export type { Backups, FileKind, Platform, Workspace, WorkspaceDeps } from './types.ts';

/**
 * What a window asks of the program around the study: files, windows, settings, long jobs. The same list for
 * the desktop window and the browser tab; the host answers with what its platform has.
 */
import { z } from 'zod';
import { figureFormats } from '../domain/map/formats.ts';
import { MAX_HEIGHT_MM, MIN_HEIGHT_MM } from '../domain/map/sizes.ts';
import { comparedTables } from './analysis.ts';
import { answers, id, nothing, type InputOf, type OutputOf, type ParsedOf } from './define.ts';
import type { ChangeEvent, Output as Answer } from './define.ts';

const ask = <S extends z.ZodType, O>(input: S, output: Answer<O>) => ({
  kind: 'ask' as const,
  input,
  output,
});

interface RecentStudy {
  path: string;
  name: string;
  openedAt: string;
  exists: boolean;
}
export interface HostState {
  host: 'electron' | 'web';
  version: string;
  study: { path: string; name: string; readOnly: boolean } | null;
  /** The person working, by the name asked at the first study; never the system's login. */
  person: { id: string | null; name: string } | null;
  recent: RecentStudy[];
  /** Web host: the folder studies live in; the desktop chooses per file and says null. */
  folder: string | null;
  /** Studies in that folder. */
  inFolder: { path: string; name: string; modifiedAt: string }[];
  /** Sentences about where the study lives: a network drive, a synced folder. */
  notices: string[];
  /** Time of the last commit, ISO, or null before the first. */
  savedAt: string | null;
}
export interface ImportFileReport {
  path: string;
  status: 'waiting' | 'reading' | 'imported' | 'duplicate' | 'failed' | 'cancelled';
  /** 0 to 1 while reading. */
  fraction: number;
  /** One sentence, for what was not imported. */
  reason: string | null;
  documentId: string | null;
  words: number;
  turns: number;
  lines: number;
  speakers: string[];
  warnings: string[];
}
export interface JobReport {
  id: string;
  kind: 'import' | 'export' | 'backup' | 'sample';
  label: string;
  fraction: number;
  state: 'running' | 'done' | 'failed' | 'cancelled';
  message: string | null;
  files: ImportFileReport[];
}
export interface BackupView {
  /** 1 is the newest. */
  number: number;
  path: string;
  at: string;
  bytes: number;
}
export const exportKinds = [
  'map',
  'codebook',
  'quotes',
  'comparison',
  'passes',
  'frame-changes',
  'transcript',
  'review-pack',
  'original',
] as const;
export const exportFormats = [...figureFormats, 'csv', 'html', 'bytes'] as const;
export const exportRequest = z.object({
  what: z.enum(exportKinds),
  id: id.optional(),
  format: z.enum(exportFormats),
  widthMm: z.number().min(40).max(1200).optional(),
  /** Map only: most millimetres it may be high. Without it the map's own limit; with another width, what that width leaves. */
  heightMm: z.number().min(MIN_HEIGHT_MM).max(MAX_HEIGHT_MM).optional(),
  dpi: z.number().int().min(72).max(1200).optional(),
  /** Map only: one of its stages by id, or `all` for a figure of them side by side. */
  stage: id.optional(),
  /** Changes of the frame only: the version compared with `id`; the codes of today without it. */
  to: id.optional(),
  /** Comparison only; its `id` is the characteristic compared by. */
  rows: z.enum(comparedTables).optional(),
  /** Tables (CSV) only: what parts the columns. A comma when not said. */
  separator: z.enum([',', ';']).optional(),
  /** Quotes only: themes by level, or under research questions. With `id`: what that is, a theme or a question. */
  groupBy: z.enum(['level', 'question']).optional(),
  /** Review pack only. */
  pack: z
    .object({
      codeIds: z.array(id).min(1),
      perCode: z.number().int().min(1).max(200).optional(),
      title: z.string().max(200).optional(),
      leaveOut: z.array(id).optional(),
    })
    .optional(),
});
export type ExportRequest = z.output<typeof exportRequest>;
/** Where the bytes went: a file the person chose, or an address the tab downloads from once. */
export type ExportOutcome = {
  fileName: string;
  path: string | null;
  download: string | null;
  bytes: number;
} | null;

const path = z.string().min(1).max(4096);

export const hostContract = {
  'host.state': ask(nothing, answers<HostState>()),
  /** What the window that asks is called in `origin` of a change; null for one that is not a window. */
  'host.window': ask(nothing, answers<string | null>()),
  'host.setPerson': ask(z.object({ name: z.string().trim().min(1).max(100) }), answers<null>()),
  /** Without a path the desktop asks with its own dialog; the tab gives a name and the folder is the host's. Null: left. */
  'host.newStudy': ask(
    z.object({ name: z.string().trim().min(1).max(120), path: path.optional() }),
    answers<{ path: string } | null>(),
  ),
  'host.openStudy': ask(
    z.object({ path: path.optional(), readOnly: z.boolean().optional() }),
    answers<{ path: string } | null>(),
  ),
  'host.openSample': ask(nothing, answers<{ path: string } | null>()),
  'host.closeStudy': ask(nothing, answers<null>()),
  'host.saveCopy': ask(
    z.object({ path: path.optional(), name: z.string().max(120).optional() }),
    answers<{ path: string } | null>(),
  ),
  'host.moveStudy': ask(
    z.object({ path: path.optional(), name: z.string().max(120).optional() }),
    answers<{ path: string } | null>(),
  ),
  /** Web host: another folder for studies. */
  'host.setFolder': ask(z.object({ path }), answers<null>()),
  /** Desktop: asks for files or a folder and imports them. Tab: files were uploaded before, named here by token. */
  'host.import': ask(
    z.object({
      tokens: z
        .array(z.object({ token: z.string().max(100), name: z.string().max(500) }))
        .max(5000)
        .optional(),
      paths: z.array(path).max(5000).optional(),
      folder: z.boolean().optional(),
    }),
    answers<{ jobId: string } | null>(),
  ),
  'host.importPasted': ask(
    z.object({ title: z.string().trim().min(1).max(200), text: z.string().min(1).max(50_000_000) }),
    answers<{ jobId: string }>(),
  ),
  /** Replaces one transcript's text by a corrected file. */
  'host.replaceDocument': ask(
    z.object({
      documentId: id,
      token: z.object({ token: z.string().max(100), name: z.string().max(500) }).optional(),
      path: path.optional(),
      confirm: z.boolean(),
    }),
    answers<{ sentences: string[]; kept: number; lost: number; done: boolean } | null>(),
  ),
  'host.cancelJob': ask(z.object({ jobId: id }), answers<null>()),
  'host.jobs': ask(nothing, answers<JobReport[]>()),
  'host.export': ask(exportRequest, answers<ExportOutcome>()),
  'host.backups': ask(
    nothing,
    answers<{ folder: string; bytes: number; budgetBytes: number; backups: BackupView[] }>(),
  ),
  'host.backupNow': ask(nothing, answers<{ path: string } | null>()),
  /** Backs up what is there, then puts the chosen backup in its place and opens it. */
  'host.restore': ask(z.object({ path }), answers<null>()),
  'host.settings': ask(nothing, answers<Record<string, unknown>>()),
  'host.setSettings': ask(z.record(z.string(), z.unknown()), answers<null>()),
  /** Desktop: asks for a recording with its own dialog and links it; from then on it plays without being asked for. */
  'host.linkRecording': ask(z.object({ documentId: id }), answers<{ name: string } | null>()),
  /** Desktop: the linked recording, when it was chosen on this computer and is still there. Null in a tab. */
  'host.recording': ask(
    z.object({ documentId: id }),
    answers<{ name: string; url: string; isVideo: boolean } | null>(),
  ),
  /** Reads a table (CSV) the person chose or dropped. */
  'host.readTable': ask(
    z.object({
      token: z.object({ token: z.string().max(100), name: z.string().max(500) }).optional(),
      path: path.optional(),
    }),
    answers<{ rows: string[][] } | null>(),
  ),
  /** Reads a codebook from elsewhere (CSV, XLSX, DOCX) the person chose or dropped: every table in it, heads first. */
  'host.readCodebook': ask(
    z.object({
      token: z.object({ token: z.string().max(100), name: z.string().max(500) }).optional(),
      path: path.optional(),
    }),
    answers<{ name: string; tables: { name: string; rows: string[][] }[] } | null>(),
  ),
  /** Takes in a reviewer's answers file. */
  'host.takeInAnswers': ask(
    z.object({
      token: z.object({ token: z.string().max(100), name: z.string().max(500) }).optional(),
      path: path.optional(),
    }),
    answers<{ reviewer: string; added: number; changed: number; same: number; codingGone: number } | null>(),
  ),
};
type HostContract = typeof hostContract;
export type HostOpName = keyof HostContract;
export type HostInput<N extends HostOpName> = InputOf<HostContract[N]>;
export type HostParsed<N extends HostOpName> = ParsedOf<HostContract[N]>;
export type HostOutput<N extends HostOpName> = OutputOf<HostContract[N]>;

/** What a host sends without being asked. */
export type HostEvent =
  | { readonly kind: 'change'; readonly event: ChangeEvent }
  | { readonly kind: 'job'; readonly job: JobReport }
  | { readonly kind: 'state'; readonly state: HostState }
  /** A menu item was chosen; the id of the action to run. */
  | { readonly kind: 'action'; readonly actionId: string }
  /** Writing failed; the sentence stays until writing works again. */
  | { readonly kind: 'trouble'; readonly message: string | null };

/** One request and its answer, the same on every transport. */
export interface RequestFrame {
  readonly id: number;
  readonly op: string;
  readonly input: unknown;
  /** The path of the study the window means: a change is not made in another. Not said: the one that is open. */
  readonly study?: string | undefined;
}

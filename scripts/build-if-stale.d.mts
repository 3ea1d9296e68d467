export function isStale(): boolean;
export function buildIfStale(say?: (line: string) => void): Promise<void>;

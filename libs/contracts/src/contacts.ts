import type { JsonObject } from './json.ts';

/** What a run knows about its person: the value of `{{ contact }}`. */
export interface ContactSnapshot {
  readonly id: string;
  readonly name: string;
  /** E.164, or null. */
  readonly phone: string | null;
  readonly email: string | null;
  /** BCP 47, for example `az`. */
  readonly language: string | null;
  /** IANA zone, or null: then the workspace's zone counts. */
  readonly timeZone: string | null;
  readonly source: string | null;
  readonly attributes: JsonObject;
}

/** What every node may know about the workspace it runs in. */
export interface WorkspaceSnapshot {
  readonly id: string;
  readonly name: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** BCP 47. */
  readonly language: string;
  /** ISO 4217. */
  readonly currency: string;
  /** ISO 3166-1 alpha-2: by it local phone numbers are read. */
  readonly region: string;
}

import { readFileSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import { SandboxSettings } from '../sandbox-settings.ts';
import {
  EMPTY_STATE,
  type Fault,
  type FaultKind,
  type FaultTarget,
  type RecordedRequest,
  type SandboxState,
} from './sandbox-state.ts';

const KEPT_REQUESTS = 1_000;
/** The whole state is written each time: the more there is, the longer the rest between two writings. */
const REST_PER_SAVING = 4;

/** What the sandbox remembers. Changes are kept in a file, so that phones keep their conversations over restarts. */
@Injectable()
export class StateStore implements OnModuleDestroy {
  /** Fires after every change. */
  readonly changes = new Subject<void>();
  private state: SandboxState;
  private saving: Promise<void> = Promise.resolve();
  private rest: Promise<void> = Promise.resolve();
  private dirty = false;

  constructor(private readonly settings: SandboxSettings) {
    this.state = load(settings.stateFile);
  }

  get current(): SandboxState {
    return this.state;
  }

  change(edit: (state: SandboxState) => SandboxState): void {
    this.state = edit(this.state);
    this.changes.next();
    if (this.dirty) return;
    this.dirty = true;
    this.saving = this.saving.then(() => this.rest).then(() => this.save());
  }

  record(request: Omit<RecordedRequest, 'at'>): void {
    const entry = { ...request, at: new Date().toISOString() };
    this.change((state) => ({ ...state, requests: [...state.requests, entry].slice(-KEPT_REQUESTS) }));
  }

  /** Uses up one turn of a fault, if one of that kind is set. */
  takeFault(target: FaultTarget, kind: FaultKind): Fault | null {
    const fault = this.state.faults.find((item) => item.target === target && item.kind === kind && item.count > 0);
    if (!fault) return null;
    this.change((state) => ({
      ...state,
      faults: state.faults
        .map((item) => (item === fault ? { ...item, count: item.count - 1 } : item))
        .filter((item) => item.count > 0),
    }));
    return fault;
  }

  async onModuleDestroy(): Promise<void> {
    await this.saving;
  }

  private async save(): Promise<void> {
    this.dirty = false;
    const { stateFile } = this.settings;
    if (stateFile === null) return;
    const began = performance.now();
    await mkdir(dirname(stateFile), { recursive: true });
    await writeFile(`${stateFile}.new`, JSON.stringify(this.state));
    await rename(`${stateFile}.new`, stateFile);
    this.rest = pause((performance.now() - began) * REST_PER_SAVING);
  }
}

function load(file: string | null): SandboxState {
  if (file === null) return EMPTY_STATE;
  try {
    return { ...EMPTY_STATE, ...(JSON.parse(readFileSync(file, 'utf8')) as Partial<SandboxState>) };
  } catch {
    // No file yet, or one cut short by a power failure: phones begin empty, nothing else depends on it.
    return EMPTY_STATE;
  }
}

import type { JsonValue, StepReport } from '@flowkeep/contracts';
import type { ActiveStep, LoopProgress } from './active-step.ts';
import type { Frame, Progress } from './frame.ts';
import { FrameDraft, type FrameStart, ROOT_FRAME } from './frame-draft.ts';
import { ReadyQueue } from './ready-queue.ts';
import type { RunState } from './state.ts';
import type { Command, Transition } from './transition.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type LoopDraft = Mutable<Omit<LoopProgress, 'results'>> & { results?: JsonValue[] };

/** What is kept apart from {@link RunDraft.state} while it changes. */
type Parts = keyof Progress | 'active' | 'frames' | 'ready';

/** A run while one event is applied to it: a copy that may be changed, with what is to be done and told. */
export class RunDraft {
  state: Mutable<Omit<RunState, Parts>>;
  readonly root: FrameDraft;
  readonly active: Map<string, ActiveStep>;
  readonly ready: ReadyQueue;
  /** Frames that may have come to their end. */
  readonly resting = new Set<FrameDraft>();
  readonly commands: Command[] = [];
  private readonly reports = new Map<string, StepReport>();
  private readonly kept: Readonly<Record<string, Frame>>;
  /** Frames of this transition; null for those that are gone. */
  private readonly touched = new Map<string, FrameDraft | null>();
  private readonly loops = new Map<string, LoopDraft>();
  /** By frame id, as it was before this event: active steps that keep the frame going. */
  private readonly aliveBefore = new Map<string, number>();

  constructor(from: RunState) {
    const { edges, visits, outputs, jumps, pace, joined, active, frames, ready, ...rest } = from;
    const more = { ...(jumps && { jumps }), ...(pace && { pace }), ...(joined && { joined }) };
    const progress = { edges, visits, outputs, ...more };
    this.state = rest;
    this.ready = new ReadyQueue(from.engineVersion < 2);
    this.kept = frames ?? {};
    this.active = new Map(Object.entries(active));
    this.countAlive();
    this.root = new FrameDraft(ROOT_FRAME, null, progress, this.aliveBefore.get(ROOT_FRAME) ?? 0);
    for (const item of ready ?? []) {
      const frame = this.frame(item[0]);
      if (frame !== null) this.ready.restore(item, frame);
    }
    for (const id of Object.keys(this.kept)) if (!this.aliveBefore.has(id)) this.restIfIdle(id);
  }

  get running(): boolean {
    return this.state.status === 'running';
  }

  /** The latest report of a step replaces an earlier one of the same transition. */
  report(report: Omit<StepReport, 'sequence'>): void {
    this.state.sequence += 1;
    if (this.reports.has(report.key)) this.reports.delete(report.key);
    this.reports.set(report.key, Object.assign(report, { sequence: this.state.sequence }));
  }

  /** Null for a frame that is over. */
  frame(id: string): FrameDraft | null {
    if (id === ROOT_FRAME) return this.root;
    const known = this.touched.get(id);
    if (known !== undefined) return known;
    const kept = this.kept[id];
    if (kept === undefined) return null;
    const draft = new FrameDraft(id, kept, kept, this.aliveBefore.get(id) ?? 0);
    this.touched.set(id, draft);
    return draft;
  }

  openFrame(id: string, start: FrameStart): FrameDraft {
    const draft = new FrameDraft(id, start, { edges: {}, visits: {}, outputs: start.outputs }, 0);
    this.touched.set(id, draft);
    return draft;
  }

  closeFrame(frame: FrameDraft): void {
    this.ready.remove(frame, () => true);
    this.resting.delete(frame);
    this.touched.set(frame.id, null);
  }

  /** Every frame but the root. */
  get frames(): readonly FrameDraft[] {
    const ids = new Set([...Object.keys(this.kept), ...this.touched.keys()]);
    return [...ids].flatMap((id) => this.frame(id) ?? []);
  }

  activate(key: string, step: ActiveStep): void {
    if (!this.active.has(key) && step.background !== true) this.changeAlive(step, 1);
    this.active.set(key, step);
  }

  deactivate(key: string): void {
    const step = this.active.get(key);
    if (step === undefined) return;
    this.active.delete(key);
    this.loops.delete(key);
    if (step.background !== true) this.changeAlive(step, -1);
  }

  /** The loop of an active step, to be changed. It is copied once in a transition, results and all. */
  loop(key: string): LoopDraft | undefined {
    const known = this.loops.get(key);
    const step = this.active.get(key);
    if (known !== undefined || step?.loop === undefined) return known;
    const { results, ...rest } = step.loop;
    const loop: LoopDraft = { ...rest, ...(results && { results: [...results] }) };
    this.loops.set(key, loop);
    this.active.set(key, { ...step, loop });
    return loop;
  }

  transition(): Transition {
    const state: RunState = { ...this.state, ...this.root.progress(), active: Object.fromEntries(this.active) };
    const frames = this.keptFrames();
    const ready = this.ready.rest();
    const parts = { ...(frames && { frames }), ...(ready.length > 0 && { ready }) };
    return { state: { ...state, ...parts }, commands: this.commands, reports: [...this.reports.values()] };
  }

  private keptFrames(): Record<string, Frame> | null {
    if (this.touched.size === 0) return Object.keys(this.kept).length === 0 ? null : this.kept;
    const frames: Record<string, Frame> = {};
    for (const [id, frame] of Object.entries(this.kept)) if (!this.touched.has(id)) frames[id] = frame;
    for (const [id, draft] of this.touched) {
      const frame = draft?.frame();
      if (frame != null) frames[id] = frame;
    }
    return Object.keys(frames).length === 0 ? null : frames;
  }

  private changeAlive(step: ActiveStep, by: number): void {
    const frame = this.frame(step.frame ?? ROOT_FRAME);
    if (frame === null) return;
    frame.alive += by;
    if (frame.idle) this.resting.add(frame);
  }

  private countAlive(): void {
    for (const { frame = ROOT_FRAME, background } of this.active.values()) {
      if (background !== true) this.aliveBefore.set(frame, (this.aliveBefore.get(frame) ?? 0) + 1);
    }
  }

  private restIfIdle(id: string): void {
    const frame = this.frame(id);
    if (frame?.idle === true) this.resting.add(frame);
  }
}

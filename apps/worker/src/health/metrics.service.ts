import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Registry } from 'prom-client';

/** What Prometheus reads: the process, and what it has dispatched. */
@Injectable()
export class MetricsService {
  private readonly registry = new Registry();
  readonly events = new Counter({
    name: 'flowkeep_events_dispatched_total',
    help: 'Events taken from the inbox, by how that ended.',
    labelNames: ['outcome'] as const,
    registers: [this.registry],
  });
  readonly runs = new Counter({
    name: 'flowkeep_runs_begun_total',
    help: 'Runs begun, by where they execute.',
    labelNames: ['on'] as const,
    registers: [this.registry],
  });
  readonly turns = new Counter({
    name: 'flowkeep_provider_turns_total',
    help: 'Turns at providers that have a rate, by what became of them.',
    labelNames: ['provider', 'outcome'] as const,
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  exposition(): Promise<string> {
    return this.registry.metrics();
  }
}

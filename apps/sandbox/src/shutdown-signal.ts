import { type BeforeApplicationShutdown, Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** Ends the open streams first: an HTTP server with an open stream never closes. */
@Injectable()
export class ShutdownSignal implements BeforeApplicationShutdown {
  readonly begun = new Subject<void>();

  beforeApplicationShutdown(): void {
    this.begun.next();
  }
}

import {
  CHANNELS,
  type Channel,
  type JsonObject,
  MESSAGE_DIRECTIONS,
  MESSAGE_STATUSES,
  type MessageDirection,
  type MessageStatus,
  RUN_STATUSES,
  type RunStatus,
  STEP_STATUSES,
  type StepStatus,
} from '@flowkeep/contracts';
import type { Graph, OnError } from '@flowkeep/graph';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsObject, IsOptional, IsUUID } from 'class-validator';
import { RUN_ACTIONS, type RunAction } from '@flowkeep/persistence';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';
import { PageQueryDto } from '../../frame/page-query.dto.ts';
import { PendingOrderDto } from './run-order.dto.ts';

export class RunQueryDto extends PageQueryDto {
  @MayBeLeftOut()
  @IsUUID()
  workflowId?: string;

  @ApiPropertyOptional({ enum: RUN_STATUSES })
  @MayBeLeftOut()
  @IsIn(RUN_STATUSES)
  status?: RunStatus;

  @MayBeLeftOut()
  @IsUUID()
  contactId?: string;
}

export class RunContactDto {
  id!: string;
  name!: string;
}

export class StepErrorDto {
  /** Machine-readable. */
  code!: string;
  message!: string;
  attempt!: number;
  at!: string;
}

export class RunChildDto {
  id!: string;
  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;
  workflowId!: string;
  workflowName!: string;
  /** The step of this run that began it. */
  stepKey!: string;
  startedAt!: string;
  endedAt!: string | null;
}

export class RunListItemDto {
  id!: string;
  @ApiProperty({ enum: RUN_STATUSES })
  status!: RunStatus;
  workflowId!: string;
  workflowName!: string;
  version!: number;
  contact!: RunContactDto | null;
  currentNode!: string | null;
  error!: StepErrorDto | null;
  /** Why the run ended as it did: the id of a goal, or a fixed word such as `duplicate`. */
  outcome!: string | null;
  /** How often it was begun: 2 after the first retry. */
  attempt!: number;
  /** Whether it waits for another run of its workflow to end before it begins. */
  held!: boolean;
  /** The run that began this one. */
  parentRunId!: string | null;
  startedAt!: string;
  endedAt!: string | null;
}

export class RunPageDto {
  items!: RunListItemDto[];
  nextCursor!: string | null;
}

export class StepDto {
  /** `run:node:visit`. */
  key!: string;
  nodeId!: string;
  nodeType!: string;
  visit!: number;
  /** The rounds of the loops around the step, outermost first: `17` or `17.3`; empty outside of loops. */
  path!: string;
  @ApiProperty({ enum: STEP_STATUSES })
  status!: StepStatus;
  /** The port by which the run left the node; null while it is there. */
  port!: string | null;
  /** All of them, where the run left by several at once. */
  ports!: string[];
  /** `{ erased: true }` where the person was erased. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  output!: JsonObject;
  error!: StepErrorDto | null;
  startedAt!: string;
  endedAt!: string | null;
  waitingUntil!: string | null;
  sequence!: number;
}

/** A step of a called workflow that is a part of the run and so not in its drawing. */
export class InnerStepDto {
  /** `<call>/<id there>`, as often as calls stand in each other. */
  id!: string;
  type!: string;
  title!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  config!: JsonObject;
  @ApiProperty({ enum: ['fail', 'continue', 'port'] })
  onError!: OnError;
}

export class RunMessageDto {
  id!: string;
  @ApiProperty({ enum: MESSAGE_DIRECTIONS })
  direction!: MessageDirection;
  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;
  /** Null once a retention rule or an erasure has taken it. */
  text!: string | null;
  @ApiProperty({ enum: MESSAGE_STATUSES })
  status!: MessageStatus;
  /** The step that sent it; null for what the person wrote. */
  stepKey!: string | null;
  /** Why it failed, in a sentence. */
  error!: string | null;
  at!: string;
}

export class RunDto extends RunListItemDto {
  /** Where Temporal's Web UI shows it; null while it is not there, and for a run that ended at once. */
  temporalUrl!: string | null;
  /** The drawing of the run's own version. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  graph!: Graph;
  /** Of called workflows, the steps that the run came to. */
  innerSteps!: InnerStepDto[];
  steps!: StepDto[];
  messages!: RunMessageDto[];
  /** Why a rule of the workflow kept the run from beginning, in a sentence; null for every other run. */
  skippedReason!: string | null;
  /** The runs that this one began, oldest first, 100 at most. */
  children!: RunChildDto[];
  /** The orders that the run could follow now. */
  @ApiProperty({ enum: RUN_ACTIONS, isArray: true })
  operations!: RunAction[];
  /** Orders that were given and not followed yet, oldest first. */
  pendingOrders!: PendingOrderDto[];
  /** Why the last order was not followed; null where it was. */
  refusedOrder!: string | null;
}

export class StartRunDto {
  /** What the trigger asks for, by name: the value of `{{ trigger }}`. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeLeftOut()
  @IsObject()
  input?: JsonObject;

  /** Whom the run is about. */
  @ApiPropertyOptional({ type: String, format: 'uuid', nullable: true })
  @IsOptional()
  @IsUUID()
  contactId?: string | null;
}

export class StartedRunDto {
  /** Where no worker took it up at once, the run is there as soon as one does. */
  runId!: string;
}

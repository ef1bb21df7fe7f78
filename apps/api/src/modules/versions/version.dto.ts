import type { Graph } from '@flowkeep/graph';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, IsString, MaxLength, Min, ValidateNested } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';
import { GraphProblemDto } from '../workflows/draft.dto.ts';
import { IsNodeMapping } from './node-mapping.ts';

export const RUNS_THEN = ['keep', 'move', 'end'] as const;
export type RunsThen = (typeof RUNS_THEN)[number];

export class PublishRunsDto {
  /** `keep`: they go on with their version. `move`: they go on with the new one. `end`: they are cancelled. */
  @ApiProperty({ enum: RUNS_THEN })
  @IsIn(RUNS_THEN)
  then!: RunsThen;

  /** Of `move`: old node ids to new ones, where they differ. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @MayBeLeftOut()
  @IsNodeMapping()
  mapping?: Record<string, string>;
}

export class PublishVersionDto {
  /** What changed, for whoever reads the list of versions. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(500)
  note?: string;

  /** What becomes of runs of other versions; they keep theirs unless it is given. */
  @MayBeLeftOut()
  @IsObject()
  @ValidateNested()
  @Type(() => PublishRunsDto)
  runs?: PublishRunsDto;

  /** Publishes although saved simulations fail. */
  @MayBeLeftOut()
  @IsBoolean()
  evenIfSimulationsFail?: boolean;
}

export class PublishDto extends PublishVersionDto {
  /** The draft revision to publish: the one that was looked at. */
  @IsInt()
  @Min(0)
  revision!: number;
}

export class StuckDto {
  nodeId!: string;
  title!: string;
  /** The version that the runs are on. */
  version!: number;
  /** A sentence: what stands in the way. */
  reason!: string;
  /** Runs that stand there. */
  count!: number;
}

export class PublishedDto {
  /** Number of the live version. */
  version!: number;
  /** What is worth a look; it stops nothing. */
  warnings!: GraphProblemDto[];
  /** Of `move`: where runs stand that stay on their version. */
  stuck!: StuckDto[];
  /** Of `move` and `end`: the operation that tells the runs; null where there are none. */
  operationId!: string | null;
}

export class WaitingNodeDto {
  nodeId!: string;
  title!: string;
  version!: number;
  /** Runs that stand there; one that stands in several places counts at each. */
  count!: number;
}

export class WaitingDto {
  /** Runs of the workflow that have not ended. */
  total!: number;
  nodes!: WaitingNodeDto[];
}

export class MoveCheckDto {
  /** The version that would be published once more; absent: the draft. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  version?: number;

  /** Old node ids to new ones, where they differ. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: { type: 'string' } })
  @MayBeLeftOut()
  @IsNodeMapping()
  mapping?: Record<string, string>;
}

export class MoveCheckResultDto {
  /** Runs that could move to the draft, or to the version, were it published now. */
  movable!: number;
  stuck!: StuckDto[];
}

export class RestoreDto {
  /** The draft revision that the version replaces. */
  @IsInt()
  @Min(0)
  baseRevision!: number;
}

export class VersionListItemDto {
  number!: number;
  note!: string;
  /** Id of the user; null where the product itself published. */
  publishedBy!: string | null;
  publishedAt!: string;
}

export class VersionListDto {
  /** Newest first, 200 at most. */
  items!: VersionListItemDto[];
  /** Always null: all of them are here. */
  nextCursor!: string | null;
}

export class VersionDto {
  number!: number;
  @ApiProperty({ type: 'object', additionalProperties: true })
  graph!: Graph;
  note!: string;
  publishedAt!: string;
}

export class TriggerDto {
  nodeId!: string;
  /** For example `trigger.webhook`. */
  type!: string;
  /** Public address; null where the trigger has none. */
  url!: string | null;
  /** Of webhooks: signs deliveries. */
  signingSecret?: string;
  /** Of schedules: the next moment, ISO. */
  nextDueAt!: string | null;
}

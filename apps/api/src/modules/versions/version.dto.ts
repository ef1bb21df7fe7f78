import type { Graph } from '@flowkeep/graph';
import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, MaxLength, Min } from 'class-validator';

export class PublishDto {
  /** The draft revision to publish: the one that was looked at. */
  @IsInt()
  @Min(0)
  revision!: number;

  /** What changed, for whoever reads the list of versions. */
  @IsOptional()
  @IsString()
  @MaxLength(500)
  note?: string;
}

export class PublishedDto {
  /** Number of the live version. */
  version!: number;
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

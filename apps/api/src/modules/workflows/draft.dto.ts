import type { Graph } from '@flowkeep/graph';
import { ApiProperty } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, Min } from 'class-validator';

export class DraftDto {
  /** The document: nodes, edges, notes, groups, settings. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  graph!: Graph;
  revision!: number;
  publishedRevision!: number | null;
  liveVersion!: number | null;
}

export class DraftOperationsDto {
  /** The revision that the operations were made on. */
  @IsInt()
  @Min(0)
  baseRevision!: number;

  /** Changes in order; all of them are saved or none. */
  @ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true }, minItems: 1, maxItems: 500 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  operations!: unknown[];
}

export class DraftRevisionDto {
  /** The draft's revision after the change. */
  revision!: number;
}

export class ProblemPlaceDto {
  @ApiProperty({ enum: ['workflow', 'node', 'edge'] })
  kind!: 'workflow' | 'node' | 'edge';
  /** Of a `node`. */
  nodeId?: string;
  /** Of a `node`: the setting, dotted. */
  field?: string;
  /** Of an `edge`. */
  edgeId?: string;
}

export class GraphProblemDto {
  code!: string;
  /** Errors stop publishing; warnings do not. */
  @ApiProperty({ enum: ['error', 'warning'] })
  severity!: 'error' | 'warning';
  place!: ProblemPlaceDto;
  message!: string;
  /** What to do about it. */
  fix!: string;
}

export class GraphProblemListDto {
  problems!: GraphProblemDto[];
}

import type { JsonObject } from '@flowkeep/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsObject, IsString, Length, Min } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';

export class SaveSimulationDto {
  @IsString()
  @Length(1, 120)
  name!: string;

  /** How the run begins, what happens meanwhile and what the world answers. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  scenario!: JsonObject;

  /** What must come true; what is left out may be as it likes. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  @MayBeLeftOut()
  @IsObject()
  expectations?: JsonObject;
}

export class SimulationDto {
  id!: string;
  name!: string;
  @ApiProperty({ type: 'object', additionalProperties: true })
  scenario!: JsonObject;
  @ApiProperty({ type: 'object', additionalProperties: true })
  expectations!: JsonObject;
  createdAt!: string;
  updatedAt!: string;
}

export class SimulationListDto {
  /** By name, 100 at most. */
  items!: SimulationDto[];
  /** Always null: all of them are here. */
  nextCursor!: string | null;
}

export class SimulateDto {
  @ApiProperty({ type: 'object', additionalProperties: true })
  @IsObject()
  scenario!: JsonObject;

  /** A published version; the draft unless it is given. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  version?: number;
}

export class RunSimulationsDto {
  /** A published version; the draft unless it is given. */
  @MayBeLeftOut()
  @IsInt()
  @Min(1)
  version?: number;
}

export class SimulationFailureDto {
  /** Which expectation did not come true; `run` where the simulation could not be run at all. */
  expectation!: string;
  node!: string | null;
  message!: string;
}

export class CoverageDto {
  /** Visits by node id. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  nodes!: Record<string, number>;
  /** How often each line was taken, by its id. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'number' } })
  edges!: Record<string, number>;
  ofNodes!: number;
  ofEdges!: number;
}

export class SimulationVerdictDto {
  id!: string;
  name!: string;
  passed!: boolean;
  failures!: SimulationFailureDto[];
  coverage!: CoverageDto | null;
}

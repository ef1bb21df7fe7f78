import { ERROR_POLICIES, type ErrorCode } from '@flowkeep/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { GraphProblemDto } from '../workflows/draft.dto.ts';

export class FieldErrorDto {
  /** Dotted: `nodes.greet.config.text`. */
  path!: string;
  /** What to do about it. */
  message!: string;
}

/** The body of every error answer: a problem document of RFC 9457. */
export class ProblemDto {
  type!: string;
  title!: string;
  status!: number;

  /** Machine-readable and stable. */
  @ApiProperty({ enum: Object.keys(ERROR_POLICIES) })
  code!: ErrorCode;

  /** What happened, to what, and what the reader can do. */
  detail!: string;

  fields?: FieldErrorDto[];

  /** Facts about this one problem, for example the current `revision` of a draft. */
  @ApiPropertyOptional({ type: 'object', additionalProperties: true })
  details?: Readonly<Record<string, string | number | boolean>>;

  /** Of `invalid-graph`: everything that is wrong with the drawing, warnings too. */
  problems?: GraphProblemDto[];

  requestId!: string;
}

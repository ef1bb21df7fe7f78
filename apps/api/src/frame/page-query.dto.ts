import { Type } from 'class-transformer';
import { IsInt, IsString, Max, MaxLength, Min } from 'class-validator';
import { MayBeLeftOut } from './may-be-left-out.decorator.ts';

/** How much of a list is wanted, and from where. */
export class PageQueryDto {
  /** How many entries, at most. */
  @MayBeLeftOut()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 50;

  /** `nextCursor` of the page before. */
  @MayBeLeftOut()
  @IsString()
  @MaxLength(400)
  cursor?: string;
}

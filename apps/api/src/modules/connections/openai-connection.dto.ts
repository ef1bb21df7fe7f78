import { IsString, Length } from 'class-validator';

export class OpenaiConnectionDto {
  @IsString()
  @Length(1, 500)
  apiKey!: string;

  /** For example gpt-5-mini. */
  @IsString()
  @Length(1, 100)
  model!: string;
}

import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, ValidateBy, ValidateNested } from 'class-validator';

/** Bytes are made of these values, and anything but text would be taken for a list or a size. */
function IsRecordOfTexts(): PropertyDecorator {
  return ValidateBy({
    name: 'isRecordOfTexts',
    validator: {
      validate: (value: unknown) =>
        typeof value === 'object' && value !== null && Object.values(value).every((item) => typeof item === 'string'),
      defaultMessage: () => '$property must hold texts only',
    },
  });
}

/** A payload as Temporal's Web UI sends it: bytes are base64. */
export class CodecPayloadDto {
  @IsOptional()
  @IsRecordOfTexts()
  metadata?: Record<string, string>;

  @IsOptional()
  @IsString()
  data?: string;
}

export class CodecPayloadsDto {
  @IsArray()
  @ArrayMaxSize(1_000)
  @ValidateNested({ each: true })
  @Type(() => CodecPayloadDto)
  payloads!: CodecPayloadDto[];
}

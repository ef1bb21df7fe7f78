import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsString, ValidateBy, ValidateNested } from 'class-validator';
import { MayBeLeftOut } from '../../frame/may-be-left-out.decorator.ts';

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
  @MayBeLeftOut()
  @IsRecordOfTexts()
  metadata?: Record<string, string>;

  @MayBeLeftOut()
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

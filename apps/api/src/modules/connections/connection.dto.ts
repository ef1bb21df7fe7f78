import type { JsonObject } from '@flowkeep/contracts';
import { CONNECTION_KINDS, type ConnectionKind } from '@flowkeep/persistence';
import { ApiProperty } from '@nestjs/swagger';

export class ConnectionDto {
  id!: string;

  @ApiProperty({ enum: CONNECTION_KINDS })
  kind!: ConnectionKind;

  name!: string;

  /** What may be shown. Secrets are never given back. */
  @ApiProperty({ type: 'object', additionalProperties: true })
  settings!: JsonObject;

  /** ISO instant. */
  createdAt!: string;
}

export class ConnectionListDto {
  items!: ConnectionDto[];
  nextCursor!: string | null;
}

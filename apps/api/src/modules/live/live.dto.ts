import { LIVE_SUBJECTS, type LiveSubject } from '@flowkeep/persistence';
import { ApiProperty } from '@nestjs/swagger';

/** The data of one server-sent event; its event name is the same as `type`. */
export class LiveChangeDto {
  @ApiProperty({ enum: LIVE_SUBJECTS })
  type!: LiveSubject;
  id!: string;
}

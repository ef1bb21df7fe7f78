import {
  CHANNELS,
  type Channel,
  MESSAGE_DIRECTIONS,
  MESSAGE_STATUSES,
  type MessageDirection,
  type MessageStatus,
} from '@flowkeep/contracts';
import {
  MESSAGE_KINDS,
  type MessageKind,
  TEMPLATE_CATEGORIES,
  TEMPLATE_STATUSES,
  type TemplateCategory,
  type TemplateStatus,
} from '@flowkeep/persistence';
import { ApiProperty } from '@nestjs/swagger';

export class MessageDto {
  id!: string;
  conversationId!: string;
  contactId!: string;
  @ApiProperty({ enum: MESSAGE_DIRECTIONS })
  direction!: MessageDirection;
  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;
  @ApiProperty({ enum: MESSAGE_KINDS })
  kind!: MessageKind;
  /** Null once a retention rule or an erasure has taken it. */
  text!: string | null;
  templateName!: string | null;
  @ApiProperty({ enum: MESSAGE_STATUSES })
  status!: MessageStatus;
  /** Why it failed, in a sentence. */
  error!: string | null;
  /** The run and the step that sent it; null for what the person wrote. */
  runId!: string | null;
  stepKey!: string | null;
  createdAt!: string;
  /** When the status last changed. */
  statusAt!: string;
}

export class MessagePageDto {
  items!: MessageDto[];
  nextCursor!: string | null;
}

export class ConversationDto {
  id!: string;
  contactId!: string;
  contactName!: string;
  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;
  lastMessageAt!: string;
}

export class ConversationPageDto {
  items!: ConversationDto[];
  nextCursor!: string | null;
}

export class MessageTemplateDto {
  id!: string;
  @ApiProperty({ enum: CHANNELS })
  channel!: Channel;
  name!: string;
  language!: string;
  @ApiProperty({ enum: TEMPLATE_CATEGORIES })
  category!: TemplateCategory;
  /** Its variables are `{{1}}`, `{{2}}`, … */
  body!: string;
  @ApiProperty({ enum: TEMPLATE_STATUSES })
  status!: TemplateStatus;
}

export class MessageTemplatePageDto {
  items!: MessageTemplateDto[];
  nextCursor!: string | null;
}
